import {
  type ConductCollector,
  type Measured,
  type MeasuredPosition,
  measureAwareness,
  type MeasuredSurvey,
  measureFavourability,
  measurePublished,
  openConduct,
  publishedScales,
} from '../../measures/index.js';
import { crosswalks, weightOf } from '../../instruments/index.js';
import type { Acts } from '../../model/index.js';
import type { PublishedPosition, SurveyShare } from '../../sources/index.js';
import type { OnAct } from './acts.js';
import { leaveOut, seeYear } from './accounts.js';
import { lastMonthOf } from './placing.js';
import type { Placed } from './placed.js';
import { addMeasured, type PositionRows } from './position-rows.js';
import { measuredScale, type ScaleRow } from './scale-rows.js';

/** Where positions and what is known of their scale go. */
interface ScaleTables {
  readonly positions: PositionRows;
  readonly scales: ScaleRow[];
}

/** Positions on the scales made from surveys. */
export function addSurveys(rows: ScaleTables, surveys: readonly SurveyShare[], placed: Placed): void {
  const { placing, sighting } = placed;
  const waves = surveys.flatMap((share) => {
    sighting.records++;
    const audience = placing.idOf(share.audience, lastMonthOf(share.year));
    const toward = placing.idOf(share.target, lastMonthOf(share.year));
    if (audience === null || toward === null) {
      sighting.unresolved++;
      return [];
    }
    seeYear(sighting, share.year);
    return [{ ...share, audience, toward }];
  });
  const scales: readonly (readonly [id: string, measured: MeasuredSurvey])[] = [
    ['favourability', measureFavourability(waves)],
    ['awareness', measureAwareness(waves)],
  ];
  for (const [id, measured] of scales) {
    addOne(rows, id, measured, placed, 'survey shares on the logit scale, with an extra variance', {
      extraVariance: measured.extra,
    });
    noteLeftOut(measured, id, placed);
  }
}

/** Positions on the scales that somebody else estimated. */
export function addPublished(rows: ScaleTables, published: readonly PublishedPosition[], placed: Placed): void {
  const { placing, sighting } = placed;
  const resolved = published.flatMap((position) => {
    sighting.records++;
    const audience = placing.idOf(position.audience, lastMonthOf(position.year));
    if (audience === null) {
      sighting.unresolved++;
      return [];
    }
    seeYear(sighting, position.year);
    return [{ ...position, audience }];
  });
  for (const scale of publishedScales) {
    const measured = measurePublished(resolved, scale.series);
    addOne(rows, scale.id, measured, placed, `published posterior, series ${scale.series}`, {});
    noteLeftOut(measured, scale.id, placed);
  }
}

/** Coding schemes whose codes have weights. */
const weighedSchemes = new Set(crosswalks.filter(({ scale }) => scale !== null).map(({ scheme }) => scheme));

/**
 * Watches coded events go by and makes positions of conduct from those that have a weight. Each coding scheme is measured
 * by itself, for their weights scatter differently; where two tell of one pair and month, the one with more acts counts.
 */
export function watchConduct(acts: Acts): { readonly onAct: OnAct; close(rows: ScaleTables, placed: Placed): void } {
  const weights = acts.codes.map(({ scheme, code }) => weightOf(scheme, code));
  const collectors = new Map<string, ConductCollector>();
  return {
    onAct: (row, actor, audience) => {
      const place = acts.code[row]!;
      const { scheme } = acts.codes[place]!;
      if (acts.months[row] !== 1 || !weighedSchemes.has(scheme)) return;
      const intensity = weights[place] ?? null;
      const collector = collectors.get(scheme) ?? openConduct();
      collectors.set(scheme, collector);
      collector.add({ actor, audience, period: acts.month[row]!, intensity, count: 1 });
    },
    close: (rows, placed) => {
      const best = new Map<string, MeasuredPosition>();
      const settings: Record<string, object> = {};
      for (const [scheme, collector] of collectors) {
        const { positions, actSd, priorActs, acts: weighed, months, leftOut } = collector.close();
        settings[scheme] = { actSd, priorActs, acts: weighed, months };
        noteLeftOut({ positions, leftOut }, `conduct (${scheme})`, placed);
        for (const position of positions) {
          const key = `${position.audience} ${position.toward} ${position.period}`;
          const known = best.get(key);
          if (known === undefined || known.observations < position.observations) best.set(key, position);
          if (known !== undefined) leaveOut(placed.sighting, 'conduct: told in two coding schemes');
        }
      }
      const positions = [...best.values()].sort(inKeyOrder);
      addOne(
        rows,
        'conduct',
        { positions, leftOut: new Map() },
        placed,
        'mean weight of coded events in a month',
        settings,
      );
    },
  };
}

function inKeyOrder(a: MeasuredPosition, b: MeasuredPosition): number {
  if (a.audience !== b.audience) return a.audience < b.audience ? -1 : 1;
  if (a.toward !== b.toward) return a.toward < b.toward ? -1 : 1;
  return a.period - b.period;
}

function addOne(
  rows: ScaleTables,
  scale: string,
  { positions }: Measured,
  { loaded }: Placed,
  method: string,
  settings: Readonly<Record<string, unknown>>,
): void {
  if (positions.length === 0) return;
  addMeasured(rows.positions, scale, positions, loaded.origin.id);
  rows.scales.push(measuredScale(scale, loaded.origin.id, positions, method, settings));
}

function noteLeftOut({ leftOut }: Measured, scale: string, { sighting }: Placed): void {
  for (const [reason, count] of leftOut) leaveOut(sighting, `${scale}: ${reason}`, count);
}
