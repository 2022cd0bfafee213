import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { eventStudy, type EventOptions, type EventPanel, responseAt } from '../../src/evidence/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { makeEventWorld } from '../worlds/event-worlds.mjs';
import { responseByHand, rowsByHand } from './event-study-by-hand.js';

/** A small world with holes in what is known, and doses of many sizes. */
function holed(seed: number, lasting?: number): EventPanel {
  const random = createRandom({ seed, stream: 2 });
  const { panel } = makeEventWorld({
    random,
    audiences: 12,
    actors: 4,
    periods: 26,
    hazard: 0.05,
    ...(lasting === undefined ? {} : { lasting }),
    unequal: true,
    response: 0.05,
  });
  const hole = (values: Float64Array) => values.map((value) => (random.uniform() < 0.02 ? Number.NaN : value));
  const outcome = hole(panel.outcome as Float64Array);
  const dose = hole((panel.dose as Float64Array).map((value) => value * (0.5 + random.exponential())));
  return { ...panel, outcome, position: outcome, dose };
}

const plain = { others: false } as const;

describe('an event study', () => {
  test.each(['onset', 'release'] as const)('of %ss is the regression with all its rows written out', (kind) => {
    const horizon = fc.constantFrom(-5, -3, -2, 0, 1, 4, 10);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), horizon, fc.boolean(), (seed, h, byPeriod) => {
        const panel = holed(seed, kind === 'release' ? 9 : undefined);
        const study = eventStudy(panel, { ...plain, kind, slopes: byPeriod ? 'by-period' : 'constant' });
        const rows = rowsByHand(panel, kind, h);
        for (const form of ['counted', 'weighted'] as const) {
          const point = study[form].points.find((one) => one.h === h)!;
          expect(point.events).toBe(rows.filter(({ event }) => event).length);
          expect(point.controls).toBe(rows.filter(({ event }) => !event).length);
          if (point.estimate === null) continue;
          const wanted = responseByHand(rows, form, byPeriod);
          expect(point.estimate.mean).toBeCloseTo(wanted.estimate, 8);
          expect(wanted.groups).toBeGreaterThanOrEqual(3);
          expect(study[form].degrees).toBeLessThanOrEqual(wanted.groups - 1 + 1e-9);
        }
      }),
      { numRuns: 8 },
    );
  });

  test.each(['onset', 'change'] as const)(
    'of %ss says of one form alone what it says of it beside the other',
    (kind) => {
      const panel = holed(7);
      const both = eventStudy(panel, { kind });
      for (const form of ['counted', 'weighted'] as const) {
        const alone = eventStudy(panel, { kind, forms: [form] });
        expect(alone[form].told.length).toBeGreaterThan(0);
        expect(alone[form]).toEqual(both[form]);
        expect(alone[form === 'counted' ? 'weighted' : 'counted'].told).toEqual([]);
      }
    },
  );

  test('has the errors of its jackknife by audience and by actor-period, each way counted once', () => {
    const panel = holed(3);
    // One horizon alone, so that the covariance has no negative parts to lose.
    const study = eventStudy(panel, { ...plain, kind: 'onset', slopes: 'constant', leads: 0, lags: 0 });
    const rows = rowsByHand(panel, 'onset', 0);
    for (const form of ['counted', 'weighted'] as const) {
      const wanted = responseByHand(rows, form, false);
      const found = responseAt(study[form], 0)!;
      const parameters = new Set(rows.map(({ period }) => period)).size + (form === 'counted' ? 4 : 5);
      const factor = (rows.length - 1) / (rows.length - parameters);
      expect(wanted.variance).toBeGreaterThan(0);
      expect(found.sd ** 2 / (wanted.variance * factor)).toBeCloseTo(1, 5);
      expect(found.degrees).toBeCloseTo(wanted.groups - 1, 8);
    }
  });

  test('flipping the scale changes nothing, and its unit only the response of events that count once', () => {
    const panel = { ...holed(8), standing: holed(8).standing.fill(1) };
    const scaled = (by: number): EventPanel => {
      const outcome = (panel.outcome as Float64Array).map((value) => by * value);
      return { ...panel, outcome, position: outcome, aim: panel.aim!.map((value) => by * value) };
    };
    const [own, flipped, wider] = [1, -1, 10].map((by) => eventStudy(scaled(by), { kind: 'onset' }));
    for (const h of [-4, 0, 2, 4]) {
      expect(responseAt(flipped!.counted, h)!.mean).toBeCloseTo(responseAt(own!.counted, h)!.mean, 10);
      expect(responseAt(flipped!.weighted, h)!.mean).toBeCloseTo(responseAt(own!.weighted, h)!.mean, 10);
      expect(responseAt(wider!.counted, h)!.mean).toBeCloseTo(10 * responseAt(own!.counted, h)!.mean, 8);
      expect(responseAt(wider!.weighted, h)!.mean).toBeCloseTo(responseAt(own!.weighted, h)!.mean, 8);
    }
  });

  test('the base is 0 by definition, and what cannot be told says why', () => {
    const panel = holed(2);
    const study = eventStudy(panel, { kind: 'onset', lags: 30 });
    expect(study.weighted.points.map(({ h }) => h)).toEqual(Array.from({ length: 36 }, (_, i) => i - 5));
    expect(study.weighted.points[4]).toMatchObject({ h: -1, estimate: { mean: 0, sd: 0 }, untold: null });
    expect(study.weighted.points.at(-1)).toMatchObject({ estimate: null, untold: 'no events', events: 0 });
    const one = (panel.dose as Float64Array).map((_, cell) => (cell === 36 ? 1 : 0));
    const few = eventStudy({ ...panel, dose: one }, { kind: 'onset' });
    expect(few.counted.points[5]).toMatchObject({ estimate: null, untold: 'too few groups', events: 1 });
    const none = eventStudy({ ...panel, dose: one.fill(0) }, { kind: 'onset' });
    expect(none.counted.told).toEqual([]);
    expect(none).toMatchObject({ events: 0, effectiveActors: null, usual: null, leading: null });
  });

  test('unknown doses are never none: neither events nor controls', () => {
    const panel = holed(4);
    const unknown = (panel.dose as Float64Array).map((value, cell) => (cell % 26 < 13 ? Number.NaN : value));
    const study = eventStudy({ ...panel, dose: unknown }, { kind: 'onset' });
    const rows = rowsByHand({ ...panel, dose: unknown }, 'onset', 0);
    expect(Math.min(...rows.map(({ period }) => period))).toBe(18);
    expect(study.events).toBe(rows.filter(({ event }) => event).length);
  });

  test('events of no interest are neither events nor controls, but others still see them', () => {
    const panel = holed(5);
    const counts = Uint8Array.from({ length: panel.dose.length }, (_, cell) => Math.floor(cell / 26) % 2);
    const all = eventStudy(panel, { kind: 'onset' });
    const some = eventStudy({ ...panel, counts }, { kind: 'onset' });
    const rows = rowsByHand(panel, 'onset', 0);
    expect(some.events).toBeLessThan(all.events);
    const at = (study: typeof all) => study.counted.points.find(({ h }) => h === 0)!;
    expect(at(some).controls).toBe(rows.filter(({ event }) => !event).length);
  });

  test('says who is behind it', () => {
    const panel = holed(6);
    const study = eventStudy(panel, { ...plain, kind: 'onset' });
    const rows = rowsByHand(panel, 'onset', 0).filter(({ event }) => event);
    const exposure = rows.map(({ dose, standing, reach }) => Math.abs(dose * standing * reach));
    expect(study.events).toBe(rows.length);
    expect(study.audiences).toBe(new Set(rows.map(({ audience }) => audience)).size);
    expect(study.usual).toBeCloseTo(exposure.reduce((sum, one) => sum + one, 0) / rows.length, 10);
    const byActor = new Map<string, number>();
    rows.forEach(({ actorPeriod }, i) => {
      const actor = actorPeriod.split(' ')[0]!;
      byActor.set(actor, (byActor.get(actor) ?? 0) + exposure[i]! ** 2);
    });
    const total = [...byActor.values()].reduce((sum, one) => sum + one, 0);
    const [leading, most] = [...byActor].reduce((a, b) => (b[1] > a[1] ? b : a));
    expect(study.leading).toMatchObject({ actor: Number(leading) });
    expect(study.leading!.share).toBeCloseTo(most / total, 10);
    expect(study.effectiveActors).toBeCloseTo(
      1 / [...byActor.values()].reduce((sum, one) => sum + (one / total) ** 2, 0),
      8,
    );
    expect(study.doseAfter[0]).toBeCloseTo(rows.reduce((sum, { dose }) => sum + dose, 0) / rows.length, 8);
  });

  test('refuses columns that do not fit and options that make no sense', () => {
    const panel = holed(7);
    const run = (changed: Partial<EventPanel>, options: Partial<EventOptions> = {}) =>
      eventStudy({ ...panel, ...changed }, { kind: 'onset', ...options });
    expect(() => run({ dose: panel.dose.subarray(1) })).toThrow(/values of dose/);
    expect(() => run({ standing: panel.standing.subarray(1) })).toThrow(/values of standing/);
    expect(() => run({ actor: new Int32Array(panel.actor.length) })).toThrow(/once/);
    expect(() => run({}, { readAt: 1 })).toThrow(/base period/);
    expect(() => run({}, { before: 0 })).toThrow(/before/);
    expect(run({ position: panel.outcome.slice() }, { readAt: 1 }).settings.readAt).toBe(1);
  });
});
