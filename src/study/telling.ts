import type { Actor, Estimate } from '../model/index.js';

/** Countries whose names take an article in running text. */
const withArticle =
  /^(United |Bahamas|Central African Republic|Comoros|Congo|Czech Republic|Democratic Republic|Dominican Republic|Federal Republic|Gambia|German Democratic|Germany, West|Holy See|Marshall Islands|Maldives|Netherlands|Philippines|Republic of|Seychelles|Solomon Islands|Soviet Union|Yemen Arab|Yemen People)/;

/** What organisations call themselves, if their names take an article: those that are called Oxfam or Greenpeace do not. */
const bodies =
  /^[^:]*\b(Agency|Agreement|Alliance|Assistance|Association|Bank|Cent(er|re)|Commission|Commissioner|Committee|Commonwealth|Communit(y|ies)|Conference|Corporation|Council|Court|Facility|Federation|Forum|Funds?|Group|Institute|League|Movement|Nations|Order|Organi[sz]ation|Pact|Programme|Union)\b[^:]*$/;

/** An actor's name as it stands in a sentence: "Ukraine", "the United States", "the European Union". */
export function nameInText({ name, kind }: Pick<Actor, 'name'> & Partial<Pick<Actor, 'kind'>>): string {
  const article = withArticle.test(name) || (kind !== 'city' && bodies.test(name));
  return article ? `the ${name}` : name;
}

/** With a capital, for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without its capital, for the middle of a sentence, unless that belongs to the word ("UN votes"). */
export function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The cells of an estimate in a table: median and the ends of the 90 % interval. */
export function estimateCells(estimate: Estimate): [q50: number, q05: number, q95: number] {
  return [estimate.q50, estimate.q05, estimate.q95];
}
