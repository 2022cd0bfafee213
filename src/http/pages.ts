import type { Format } from '../study/index.js';
import type { Asking } from './asking.js';
import type { Posted } from './posting.js';
import type { Served } from './served.js';

/** A page of the web site, and the studies whose answers are its data. */
export interface Page {
  /** Its address; what stands in braces is a parameter of its studies. */
  readonly path: string;
  /** The address of its data without the ending `.json` or `.csv`. */
  readonly twin: string;
  /** The first leads; in JSON the others stand under `also`. */
  readonly questions: readonly PageQuestion[];
}

interface PageQuestion {
  /** Id of a study. */
  readonly study: string;
  /** Parameters that this page does not leave open. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** What the page asks where its state does not say. */
  readonly otherwise?: Readonly<Record<string, unknown>>;
  /** A set of audiences is not meant for this question: it takes one at most. */
  readonly oneAudience?: true;
  /** Where no audience is named, those that the answer of `ties` before it suggests. */
  readonly nearAudiences?: true;
  /** Of a study that is asked with a document: the file in examples/ that is asked with where the address has none. */
  readonly example?: string;
}

/** Every page. The page's state stands in its query by the parameters' own names, and its data are asked for with the same. */
export const pages: readonly Page[] = [
  { path: '/', twin: '/index', questions: [{ study: 'compare' }] },
  {
    path: '/relationship/{actor}/{audience}',
    twin: '/relationship/{actor}/{audience}',
    questions: [{ study: 'brief' }],
  },
  { path: '/instruments', twin: '/instruments', questions: [{ study: 'compare' }] },
  {
    path: '/actor/{actor}',
    twin: '/actor/{actor}',
    questions: [
      { study: 'assets', otherwise: { draws: '1000' }, oneAudience: true },
      { study: 'ties' },
      { study: 'rank', otherwise: { word: 'attributed' }, nearAudiences: true },
    ],
  },
  { path: '/plan', twin: '/plan', questions: [{ study: 'plan', example: 'plan-votes.yaml' }] },
  { path: '/method', twin: '/method', questions: [{ study: 'words' }, { study: 'sources list' }] },
];

/** What a path on the site leads to. */
export type Place =
  | { readonly kind: 'page'; readonly page: Page }
  | {
      readonly kind: 'twin';
      readonly page: Page;
      readonly format: Format;
      readonly values: Readonly<Record<string, string>>;
    };

/** The place of a path as it stands in a request, escapes and all; null where there is none. */
export function placeAt(path: string): Place | null {
  const [, stem, ending] = /^(.+)\.(json|csv)$/.exec(path) ?? [];
  for (const page of stem === undefined ? [] : pages) {
    const values = matched(page.twin, stem!);
    if (values !== null) return { kind: 'twin', page, format: ending as Format, values };
  }
  // A slash at the end of a page's address does not matter.
  const bare = path.replace(/(?<=.)\/+$/, '');
  for (const page of pages) if (matched(page.path, bare) !== null) return { kind: 'page', page };
  return null;
}

/** The page's questions, as far as they are served. */
export function askingsOf(
  page: Page,
  values: Readonly<Record<string, string>>,
  { served, posted }: { readonly served: readonly Served[]; readonly posted: readonly Posted[] },
): readonly Asking[] {
  return page.questions.flatMap(({ study: id, fixed = {}, example, ...how }): Asking[] => {
    const sent = posted.find(({ study }) => study.id === id);
    if (sent !== undefined) {
      const { study, document } = sent;
      const parameters = study.parameters.filter(({ name }) => name === document);
      return [{ study, parameters, fixed, ...(example === undefined ? {} : { example: { [document]: example } }) }];
    }
    const found = served.find(({ study }) => study.id === id);
    if (found === undefined) return [];
    const { study, parameters } = found;
    const own = Object.entries(values).filter(([name]) => parameters.some((parameter) => parameter.name === name));
    return [{ ...how, study, parameters, fixed: { ...fixed, ...Object.fromEntries(own) } }];
  });
}

/** The values of a template's braces in a path; null where it does not fit or its escapes are broken. */
function matched(template: string, path: string): Record<string, string> | null {
  const [wanted, got] = [template.split('/'), path.split('/')];
  if (wanted.length !== got.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== got[at]) return null;
      continue;
    }
    const value = decoded(got[at]!);
    if (value === null || value.trim() === '' || /\p{Cc}/u.test(value)) return null;
    values[name] = value;
  }
  return values;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
