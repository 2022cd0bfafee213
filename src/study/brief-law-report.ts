import { instruments } from '../instruments/index.js';
import { type Moved, unitIn } from '../mechanics/index.js';
import { type Estimate, formatPeriod } from '../model/index.js';
import type { StandingTold } from './brief-law-result.js';
import type { BriefResult } from './brief-result.js';
import { scaleOf } from './reference.js';
import type { Block, Cell, Table } from './report.js';
import { estimateCells, nameInText } from './telling.js';

const titles = new Map(instruments.map(({ id, title }) => [id, title]));

const interval = [
  { name: 'q50', title: 'Median', decimals: 2 },
  { name: 'q05', title: 'From', decimals: 2 },
  { name: 'q95', title: 'To', decimals: 2 },
] as const;

/** What each force of the actor did, and how many actors its effect is known from. */
export function forceTable(result: BriefResult): Table[] {
  const { forces, law, scale, actor, audience } = result;
  if (law === null || forces.length === 0) return [];
  const { unit } = scaleOf(scale.id);
  const [from, to] = [formatPeriod(law.window.from, scale.step), formatPeriod(law.window.to, scale.step)];
  return [
    {
      kind: 'table',
      name: 'forces',
      caption: `What ${nameInText(actor)} did, ${from} to ${to}, and how far each moved ${nameInText(audience)}, left out alone: ${unit}s ${directionText(forces.map(({ attributed }) => attributed))}, median and 90 % interval. Actors: how many actors the effect is known from.`,
      columns: [
        { name: 'force', title: 'Force' },
        { name: 'side', title: 'Side' },
        { name: 'periods', title: `${scale.step === 'year' ? 'Years' : 'Months'}`, decimals: 0 },
        ...interval,
        { name: 'effective_actors', title: 'Actors', decimals: 1 },
      ],
      rows: forces.map(({ title, side, doses, attributed, response }): Cell[] => [
        title,
        side,
        doses?.periods ?? null,
        ...cellsOf(response.equal?.known === false ? null : towardOf(attributed)),
        response.equal?.effectiveActors ?? null,
      ]),
    },
  ];
}

/** The headline numbers if actors count alike, and if they count by their capabilities. */
export function standingTable({ standings, law, scale }: BriefResult): Table[] {
  const { equal, 'capability-share': capability } = standings;
  if (law === null || equal === null || equal.attributed === null) return [];
  const row = (title: string, id: string, of: (told: StandingTold) => Estimate | null): Cell[] => [
    title,
    id,
    ...cellsOf(of(equal)),
    ...cellsOf(capability === null ? null : of(capability)),
  ];
  return [
    {
      kind: 'table',
      name: 'standings',
      caption: `The headline under two standings: every state counts alike, or by its share of the world’s capabilities. Distances in ${scale.unit}s ${directionText([equal.attributed])}, works in ${unitIn([1, 2, -2], scaleOf(scale.id))}.`,
      columns: [
        { name: 'word', title: 'Word' },
        { name: 'id', title: 'Key' },
        { name: 'equal_q50', title: 'Alike', decimals: 3 },
        { name: 'equal_q05', title: 'From', decimals: 3 },
        { name: 'equal_q95', title: 'To', decimals: 3 },
        { name: 'capability_q50', title: 'By share', decimals: 3 },
        { name: 'capability_q05', title: 'From', decimals: 3 },
        { name: 'capability_q95', title: 'To', decimals: 3 },
      ],
      rows: [
        row('Moved by its acts', 'attributed_acts', ({ attributed }) =>
          attributed === null || attributed.acts === null ? null : towardOf(attributed.acts),
        ),
        row('– and its ties', 'attributed', ({ attributed }) =>
          attributed?.appealKnown === true ? towardOf(attributed) : null,
        ),
        row('Mean force', 'force', ({ force }) => force && towardOf(force)),
        row('Influence toward', 'influence_toward', ({ influence }) => influence && influence.toward),
        row('Influence away', 'influence_away', ({ influence }) => influence && influence.away),
      ],
    },
  ];
}

/** Who else pulled, or all who did where shares are known. */
export function carrierTable({ carriers, shares, law, scale, appeal }: BriefResult): Table[] {
  if (law === null || carriers.length === 0) return [];
  const appealKnown = appeal?.known === true;
  const shown = appealKnown ? shares : [];
  const share = new Map(shown.map((one) => [one.actor, one.share]));
  const title =
    shown.length === 0
      ? 'Shares are not told: what ties do is not known, or all actors together moved it no more than noise alone does.'
      : 'Share: of all that actors moved it, whichever way.';
  return [
    {
      kind: 'table',
      name: 'carriers',
      caption: `Who carried it: displacement accounted for by each actor’s ${appealKnown ? 'acts and ties' : 'acts'} as they were, ${scale.unit}s, positive = “${scale.ends[1]}”. ${title}`,
      columns: [
        { name: 'actor', title: 'Actor' },
        ...interval,
        ...(shown.length === 0 ? [] : [{ name: 'share', title: 'Share', decimals: 2 }]),
      ],
      rows: carriers
        .filter(({ acts }) => appealKnown || acts !== null)
        .toSorted((a, b) => Number(b.own) - Number(a.own))
        .map(({ actor: id, name, accounted, acts }): Cell[] => [
          name,
          ...cellsOf(appealKnown ? accounted : acts),
          ...(shown.length === 0 ? [] : [share.get(id)?.q50 ?? null]),
        ]),
      atMost: 8,
    },
  ];
}

/** The words of the law in numbers, after those of positions. */
export function lawRows(result: BriefResult): [title: string, id: string, estimate: Estimate | null][] {
  if (result.law === null) return [];
  const { attributed, accounted, force, impulse, influence, power, durability } = result;
  return [
    ['Attributed displacement', 'attributed', attributed],
    ['– toward the actor', 'attributed_toward', attributed?.toward?.estimate ?? null],
    ['– by acts', 'attributed_acts', attributed?.acts?.moved ?? null],
    ['– by attraction', 'attributed_attraction', attributed?.attraction?.moved ?? null],
    ['– by inducement', 'attributed_inducement', attributed?.inducement?.moved ?? null],
    ['– by coercion', 'attributed_coercion', attributed?.coercion?.moved ?? null],
    ['– interaction', 'attributed_interaction', attributed?.interaction ?? null],
    ['– by everybody’s coercion', 'attributed_coercion_of_all', attributed?.everyonesCoercion?.moved ?? null],
    ['Accounted displacement', 'accounted', accounted],
    ['– from the start', 'accounted_start', accounted?.start ?? null],
    ['– from home', 'accounted_home', accounted?.home ?? null],
    ['– common to all', 'accounted_common', accounted?.common ?? null],
    ['– from noise', 'accounted_noise', accounted?.noise ?? null],
    ['Share', 'share', result.share],
    ['Force, mean', 'force', force],
    ['Impulse', 'impulse', impulse],
    ['Influence toward', 'influence_toward', influence?.toward ?? null],
    ['Influence away', 'influence_away', influence?.away ?? null],
    ['Power exerted', 'power_exerted', power?.exerted ?? null],
    ['Quickness', 'quickness', result.quickness],
    ['Durability', 'durability', durability],
    ['Appeal', 'appeal', result.appeal?.known === true ? result.appeal : null],
    ['Potential energy', 'potential_energy', result.potentialEnergy?.known === true ? result.potentialEnergy : null],
    ['Kinetic energy', 'kinetic_energy', result.kineticEnergy],
    ['Momentum', 'momentum', result.momentum],
    ['Mass', 'mass', result.mass],
  ];
}

/** What one more standard act of each instrument would do, whether or not one was made. */
export function capacityTable({ power, law, scale, actor }: BriefResult): Table[] {
  if (law === null || power === null || power.capacity.length === 0) return [];
  return [
    {
      kind: 'table',
      name: 'capacity',
      caption: `What one more standard act of ${nameInText(actor)} would do after five ${scale.step}s by the law, whether or not one is made: ${scale.unit}s ${directionText(power.capacity.map(({ after }) => after[2]!))}.`,
      columns: [{ name: 'instrument', title: 'Instrument' }, { name: 'mechanism', title: 'Mechanism' }, ...interval],
      rows: power.capacity.map(({ term, mechanism, after }): Cell[] => [
        titles.get(term) ?? term,
        mechanism,
        ...cellsOf(towardOf(after.find(({ periods }) => periods === 5)!)),
      ]),
    },
  ];
}

/** The path without the actor beside where the law has the audience. */
export function withoutTable({ attributed, law, scale, actor, audience }: BriefResult): Table[] {
  if (law === null || attributed === null) return [];
  return [
    {
      kind: 'table',
      name: 'without',
      caption: `Where the law puts ${nameInText(audience)} without ${nameInText(actor)}: median and 90 % interval. Nobody saw this path.`,
      columns: [{ name: 'period', title: scale.step === 'year' ? 'Year' : 'Month' }, ...interval],
      rows: attributed.without.map(({ period, position }): Cell[] => [
        formatPeriod(period, scale.step),
        ...cellsOf(position),
      ]),
    },
  ];
}

/** One line a force, in words. */
export function forceParagraphs({ forces }: BriefResult): Block[] {
  if (forces.length === 0) return [];
  return [{ kind: 'paragraph', text: `Force by force: ${forces.map(({ reading }) => reading).join('. ')}.` }];
}

function towardOf({ moved, toward }: Moved): Estimate {
  return toward?.estimate ?? moved;
}

/** What a positive number means; toward the actor where all have a side. */
function directionText(all: readonly Moved[]): string {
  return all.every(({ toward }) => toward !== null) ? 'toward the actor’s aim' : 'up the scale';
}

function cellsOf(estimate: Estimate | null): Cell[] {
  return estimate === null ? [null, null, null] : estimateCells(estimate);
}
