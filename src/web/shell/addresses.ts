import { decodeText, hrefOf, type Query } from './place.js';

/** What a page is given: the parts of its path that are named in the pattern, decoded. */
export interface PageProps {
  readonly parameters: Readonly<Record<string, string>>;
}

/** Paths of the pages; parts in braces are parameters. */
const patterns = {
  home: '/',
  relationship: '/relationship/{actor}/{audience}',
  instruments: '/instruments',
  actor: '/actor/{actor}',
  plan: '/plan',
  method: '/method',
} as const;

export type RouteId = keyof typeof patterns;

export const routeIds = Object.keys(patterns) as readonly RouteId[];

/** The page of a path and its parameters, or null where there is none. A slash at the end does not matter. */
export function matchRoute(path: string): (PageProps & { readonly id: RouteId }) | null {
  const parts = partsOf(path);
  for (const id of routeIds) {
    const wanted = partsOf(patterns[id]);
    if (wanted.length !== parts.length) continue;
    const parameters: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) return part === parts[i];
      parameters[name] = decodeText(parts[i]!);
      return true;
    });
    if (fits) return { id, parameters };
  }
  return null;
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

type State = Readonly<Record<string, string | number | null | undefined>>;

/** Addresses of the pages. */
export const addressOf = {
  home: (query: State = {}) => hrefOf('/', query),
  relationship: (actor: string, audience: string, query: State = {}) =>
    hrefOf(`/relationship/${encodePart(actor)}/${encodePart(audience)}`, query),
  instruments: (query: State = {}) => hrefOf('/instruments', query),
  /** The evidence of one instrument, open. */
  evidence: (scale: string, instrument: string) =>
    `${hrefOf('/instruments', { scale, instrument })}#instrument-${encodeURIComponent(instrument)}`,
  actor: (actor: string, query: State = {}) => hrefOf(`/actor/${encodePart(actor)}`, query),
  /** A plan as one text, as `suasion plan` reads it; without one, the worked example. */
  plan: (plan?: string) => hrefOf('/plan', { plan }),
  method: (section?: string) => (section === undefined ? '/method' : `/method#${encodeURIComponent(section)}`),
};

/** Ids stay readable in an address: "cow:260" and "city:Lyon,FRA" as they are. */
function encodePart(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@');
}

/** What of a page's state its numbers follow from, where that is not all of it. */
const asked: Partial<Record<RouteId, readonly string[]>> = { plan: ['plan'] };

/** The address of a page's numbers, in this state: "/index.json", "/relationship/USA/UKR.csv?scale=unga". */
export function twinOf(path: string, query: Query, format: 'json' | 'csv'): string {
  const bare = path.replace(/\/+$/, '');
  const names = asked[matchRoute(path)?.id ?? 'home'];
  const state = names === undefined ? query : Object.fromEntries(names.map((name) => [name, query[name]]));
  return hrefOf(`${bare === '' ? '/index' : bare}.${format}`, state);
}
