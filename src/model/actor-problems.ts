import { type Actor, existedWithin, type YearWindow, yearOf } from './actor.js';
import { type Problem, problem } from './problem.js';
import type { RegisteredActor } from './register.js';

/** Kinds of actor whose ids say their kind, and how to ask for them. */
const otherKinds = {
  city: { many: 'cities', example: 'city:2996944 (a GeoNames id) or city:Lyon,FRA' },
  diaspora: { many: 'diasporas', example: 'diaspora:IND@GBR (people from India in the United Kingdom)' },
  org: { many: 'organisations', example: 'org:EU' },
  group: { many: 'groups', example: 'group:PALPLO' },
} as const;

/** A prefix of ids: `city`, `diaspora`, `org`, `group`. */
export type OtherKind = keyof typeof otherKinds;

/** The kind that a text's prefix names, if any. */
export function otherKindOf(text: string): OtherKind | undefined {
  return /^(city|diaspora|org|group):/i.exec(text.trim())?.[1]?.toLowerCase() as OtherKind | undefined;
}

/** Nobody in the register is called so; `nearest` come nearest, best first. */
export function unknownActor(text: string, nearest: readonly Actor[]): Problem {
  const kind = otherKindOf(text);
  const fix =
    nearest.length > 0
      ? `Did you mean ${listed(nearest.map(({ name, id }) => `${name} (${id})`))}?`
      : `No ${kind === undefined ? 'state' : otherKinds[kind].many} are listed in the data in use.`;
  const expected =
    kind === undefined
      ? 'a state by name, ISO 3166 code or cow:NNN'
      : `the id of a listed actor, as in ${otherKinds[kind].example}`;
  return problem('unknown-actor', { expected, got: text.trim() === '' ? 'nothing' : `"${text.trim()}"`, fix });
}

/** Several are called so, and nothing tells which is meant. */
export function ambiguousActor(text: string, left: readonly RegisteredActor[]): Problem {
  return problem('ambiguous-actor', {
    expected: 'a name that one actor has',
    got: `"${text.trim()}", the name of ${left.length}`,
    fix: `Say which: ${listed(left.map(({ actor }) => `${actor.id} (${actor.name})`))}.`,
  });
}

/** What must be known about a resolved actor in a window. */
export function notesOn(
  { actor, earlier, follows }: RegisteredActor,
  window: YearWindow,
  byId: ReadonlyMap<string, RegisteredActor>,
): Problem[] {
  const from = window.from ?? -Infinity;
  const touched = actor.parts.flatMap((id) => byId.get(id)?.actor ?? []).filter((part) => existedWithin(part, window));
  if (actor.parts.length > 1 && touched.length > 1) {
    return [
      problem('spells-joined', {
        expected: `one state of the name ${actor.name} in the whole window`,
        got: touched.map((part) => `${part.id} (${part.name})`).join(', then '),
        fix: `Their records are joined, oldest first. Ask for ${listed(touched.map(({ id }) => id))} to have one alone.`,
      }),
    ];
  }
  const within = earlier.filter(({ until }) => yearOf(until) >= from);
  if (within.length > 0) {
    return [
      problem('spells-joined', {
        expected: `one state under ${actor.id} in the whole window`,
        got: [...within.map(({ name, until }) => `${name} until ${until}`), 'the present state'].join(', then '),
        fix: `They share one record. Begin the window after ${yearOf(within.at(-1)!.until)} to leave the earlier out.`,
      }),
    ];
  }
  const first = actor.spells[0]?.from;
  const origin = follows === null ? undefined : byId.get(follows)?.actor;
  if (origin === undefined || first === undefined || from === -Infinity || yearOf(first) <= from) return [];
  return [
    problem('not-yet-known', {
      expected: `a record of ${actor.name} from ${from} on`,
      got: `a state that begins on ${first}`,
      fix: `For the years before, ask for ${origin.name} (${origin.id}); it is not joined, for it has other successors too or exists still.`,
    }),
  ];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
