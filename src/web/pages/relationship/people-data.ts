import type { AssetsData, LedgerData } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import type { Answer } from '../../shell/index.js';
import { nameInText } from '../../messages/en/names.js';
import type { Brief } from './facing.js';

/** People between the two: low, best and high as their sources tell them. */
export function ledgerData(
  { actor, audience, ledger, relations }: Brief,
  origins: Answer<unknown>['origins'],
): LedgerData {
  const nameOf = (id: string | null): string | null => (id === null ? null : (relations.names[id] ?? id));
  return {
    between: [nameInText(actor.name), nameInText(audience.name)],
    rows: ledger.map(({ title, population, place, from, to, low, best, high, unit, origin }) => ({
      title,
      population: nameOf(population),
      place: nameOf(place),
      from,
      to,
      low,
      best,
      high,
      unit,
      source: origins.find(({ id }) => id === origin)?.title ?? origin,
    })),
  };
}

type Assets = NonNullable<Brief['assets']> | Results['assets'];

/** Legitimacy, authority and competence side by side. */
export function assetsData(assets: Assets, actor: string): AssetsData {
  return {
    actor: nameInText(actor),
    audience: assets.audience === null ? null : nameInText(assets.audience.name),
    year: assets.year,
    composites: assets.composites,
  };
}
