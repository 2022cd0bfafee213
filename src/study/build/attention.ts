import { attentionModel } from '../../measures/index.js';
import type { MentionRows } from './mentions.js';
import type { ScaleRow } from './scale-rows.js';

/** The row of the scale of attention, with what its model estimated; null where speeches are too few. */
export function attentionScale(rows: MentionRows, exists: (target: string, year: number) => boolean): ScaleRow | null {
  const speeches = [];
  const mentions = [];
  for (let row = 0; row < rows.audience.length; row++) {
    const [speaker, year, target, count] = [
      rows.audience[row]!,
      rows.period[row]!,
      rows.toward[row]!,
      rows.mentions[row]!,
    ];
    if (target === '') speeches.push({ speaker, year, words: count });
    else mentions.push({ speaker, target, year, mentions: count });
  }
  const model = attentionModel({ speeches, mentions, exists });
  if (model === null) return null;
  const { dispersion, spread, rates, consecutive } = model;
  return {
    scale: 'attention',
    source: 'ungd-mentions',
    votes: null,
    roll_calls: null,
    items: null,
    positions: mentions.length,
    step_noise: null,
    method: 'mentions in speeches, negative binomial',
    settings: JSON.stringify({ dispersion, spread, consecutive, rates: Object.fromEntries(rates) }),
    chains: null,
    burn_in: null,
    kept: null,
    seed: null,
    r_hat_median: null,
    r_hat_95: null,
    ess_bulk_median: null,
  };
}
