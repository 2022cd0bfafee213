import { shuffled } from './part.mjs';

/**
 * @import { Panel, PanelSpec } from '../../dist/response/index.js'
 * @import { Random } from '../../dist/statistics/index.js'
 */

/** Audiences among which doses are dealt: those whose records begin and end about together. */
const table = 10;

/**
 * The panel with doses that never were: what each actor did to an audience over the years is dealt to another audience with a
 * record of about the same years. Measurements, ties, standings and aims stay.
 * @param {PanelSpec} spec @param {Panel} panel @param {Random} random
 * @returns {PanelSpec}
 */
export function dealDoses(spec, panel, random) {
  const length = (/** @type {number} */ j) => Number(panel.start[j + 1]) - Number(panel.start[j]);
  const order = [...panel.audiences.keys()].sort(
    (a, b) => Number(panel.entry[a]) - Number(panel.entry[b]) || length(a) - length(b) || a - b,
  );
  const tables = Array.from({ length: Math.ceil(order.length / table) }, (_, i) =>
    order.slice(table * i, table * (i + 1)).map((j) => String(panel.audiences[j])),
  );
  /** @type {Map<string, Map<string, string>>} */
  const deals = new Map();
  const dealOf = (/** @type {string} */ actor) => {
    const known = deals.get(actor);
    if (known !== undefined) return known;
    /** @type {Map<string, string>} */
    const deal = new Map();
    for (const seats of tables) {
      // Nobody acts on itself: that would drop the doses.
      const others = seats.filter((audience) => audience !== actor);
      const dealt = shuffled(others, random);
      others.forEach((audience, i) => deal.set(audience, String(dealt[i])));
    }
    deals.set(actor, deal);
    return deal;
  };
  const { term, actor, audience } = spec.exposures;
  const dealt = Array.from({ length: term.length }, (_, i) => {
    const own = String(audience[i]);
    if (spec.terms[Number(term[i])]?.kind === 'appeal') return own;
    return dealOf(String(actor[i])).get(own) ?? own;
  });
  return { ...spec, exposures: { ...spec.exposures, audience: dealt } };
}
