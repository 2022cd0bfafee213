import type { Actor, Estimate } from '../model/index.js';

/** Countries whose names take an article in running text. */
const withArticle =
  /^(United |Bahamas|Central African Republic|Comoros|Congo|Czech Republic|Democratic Republic|Dominican Republic|Federal Republic|Gambia|German Democratic|Germany, West|Holy See|Marshall Islands|Maldives|Netherlands|Philippines|Republic of|Seychelles|Solomon Islands|Soviet Union|Yemen Arab|Yemen People)/;

/** An actor's name as it stands in a sentence: "Ukraine", "the United States". */
export function nameInText(actor: Pick<Actor, 'name'>): string {
  return withArticle.test(actor.name) ? `the ${actor.name}` : actor.name;
}

/** With a capital, for the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The cells of an estimate in a table: median and the ends of the 90 % interval. */
export function estimateCells(estimate: Estimate): [q50: number, q05: number, q95: number] {
  return [estimate.q50, estimate.q05, estimate.q95];
}
