import type { Resolver } from '../../model/index.js';
import type { Records } from '../../sources/index.js';
import { type AccountRows, addAccount, openAccounts, openSighting } from './accounts.js';
import { addActs, type CodeRows, openActRows, openCodeRows } from './acts.js';
import { addCities, type CityRecords, openCityRecords } from './cities.js';
import { openReach, type Reach } from './coverage.js';
import { addDistances, distanceKind } from './distances.js';
import { countActs, type DoseRows, openDoseRows } from './doses.js';
import { addFigures, type FigureRows, openFigureRows } from './figures.js';
import { addKind, addKinds, type KindRows, openKindRows } from './kinds.js';
import { addLedger, type LedgerRows, openLedgerRows } from './ledger.js';
import { addMentions, type MentionRows, openMentionRows } from './mentions.js';
import { addPublished, addSurveys, watchConduct } from './observed.js';
import type { Placed } from './placed.js';
import { openPlacing } from './placing.js';
import { openPositionRows, type PositionRows } from './position-rows.js';
import type { Loaded } from './raw.js';
import type { ScaleRow } from './scale-rows.js';
import { addTies, openTieRows, type TieRows } from './ties.js';

/** Everything that is made from sources, as it grows. */
export interface ReferenceRows {
  readonly positions: PositionRows;
  readonly scales: ScaleRow[];
  readonly doses: DoseRows;
  readonly codes: CodeRows;
  readonly reach: Reach;
  readonly ties: TieRows;
  readonly figures: FigureRows;
  readonly ledger: LedgerRows;
  readonly mentions: MentionRows;
  readonly cities: CityRecords;
  readonly kinds: KindRows;
  readonly accounts: AccountRows;
}

export function openReferenceRows(): ReferenceRows {
  return {
    positions: openPositionRows(),
    scales: [],
    doses: openDoseRows(),
    codes: openCodeRows(),
    reach: openReach(),
    ties: openTieRows(),
    figures: openFigureRows(),
    ledger: openLedgerRows(),
    mentions: openMentionRows(),
    cities: openCityRecords(),
    kinds: openKindRows(),
    accounts: openAccounts(),
  };
}

/** Find the actors in a source's records, add the records to the tables they belong to, and account for all of them. */
export async function addRecords(rows: ReferenceRows, loaded: Loaded<Records>, resolver: Resolver): Promise<void> {
  const placed: Placed = { loaded, placing: openPlacing(resolver), sighting: openSighting() };
  const { placing, sighting } = placed;
  const { tables } = loaded.parsed;
  const { origin, source } = loaded;
  const kinds = source.gives ?? [];
  addKinds(rows.kinds, source, origin.id);
  if (tables.acts !== undefined) {
    const conduct = watchConduct(tables.acts);
    const acts = openActRows();
    addActs({ acts, codes: rows.codes, reach: rows.reach }, tables.acts, placed, conduct.onAct);
    conduct.close(rows, placed);
    await countActs(rows.doses, acts, origin.id);
  }
  if (tables.ties !== undefined) addTies(rows.ties, tables.ties, kinds, placed);
  if (tables.figures !== undefined) addFigures(rows.figures, tables.figures, kinds, placed);
  if (tables.ledger !== undefined) addLedger(rows.ledger, tables.ledger, placed);
  if (tables.surveys !== undefined) addSurveys(rows, tables.surveys, placed);
  if (tables.mentions !== undefined) addMentions(rows.mentions, tables.mentions, placed);
  if (tables.published !== undefined) addPublished(rows, tables.published, placed);
  if (tables.places !== undefined) {
    const year = source.span?.to ?? 0;
    const missions = tables.places.filter(({ kind }) => kind === 'mission');
    if (missions.length > 0) {
      addDistances(rows.ties, missions, year, placing, origin.id);
      addKind(rows.kinds, { ...distanceKind, span: { from: year, to: year } }, origin.id);
    }
  }
  addCities(rows.cities, tables, placed);
  addAccount(rows.accounts, origin, loaded.parsed, placing, sighting);
}
