/** How an instrument moves its audience, from the gentlest to the harshest. */
export type MechanismId =
  'listening' | 'attraction' | 'collaboration' | 'inducement' | 'pressure' | 'coercion' | 'force';

/** `contested` is a side of its own: it is never added to either of the others. */
export type Side = 'noncoercive' | 'contested' | 'coercive';

/** One way of moving an audience. The label belongs to the act, never to the sign of its effect. */
export interface Mechanism {
  readonly id: MechanismId;
  readonly title: string;
  readonly meaning: string;
  readonly side: Side;
}

/** All mechanisms, from listening to force. */
export const mechanisms: readonly Mechanism[] = [
  {
    id: 'listening',
    title: 'Listening',
    meaning: 'The actor hears the audience out: it asks, receives and consults before it wants anything.',
    side: 'noncoercive',
  },
  {
    id: 'attraction',
    title: 'Attraction',
    meaning: 'The actor shows itself and gives its regard, so that the audience comes nearer of its own accord.',
    side: 'noncoercive',
  },
  {
    id: 'collaboration',
    title: 'Collaboration',
    meaning: 'Actor and audience bind themselves or work together, each doing a part.',
    side: 'noncoercive',
  },
  {
    id: 'inducement',
    title: 'Inducement',
    meaning: 'The actor gives, promises or restores something of value, which may or may not be meant as a price.',
    side: 'contested',
  },
  {
    id: 'pressure',
    title: 'Pressure',
    meaning: 'The actor demands, blames, refuses or threatens, without yet imposing anything.',
    side: 'coercive',
  },
  {
    id: 'coercion',
    title: 'Coercion',
    meaning: 'The actor imposes a loss short of violence, or holds armed violence in view.',
    side: 'coercive',
  },
  {
    id: 'force',
    title: 'Force',
    meaning: 'The actor uses violence against people, property or territory.',
    side: 'coercive',
  },
];

const sides = new Map(mechanisms.map(({ id, side }) => [id, side]));

/** The side a mechanism is counted on. */
export function sideOf(mechanism: MechanismId): Side {
  return sides.get(mechanism)!;
}
