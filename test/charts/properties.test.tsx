import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  drawNetwork,
  type EventStudyData,
  eventStudy,
  forest,
  type ForestData,
  type Interval,
  networkSvg,
  type NetworkContext,
  type NetworkView,
  path,
  type PathData,
  shares,
} from '../../src/charts/index.js';
import { samples, ties } from './samples.js';

const seeded = { seed: 20, numRuns: 25 };

const interval: fc.Arbitrary<Interval> = fc
  .array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((values) => {
    const [q05, q25, q50, q75, q95] = values.sort((a, b) => a - b) as [number, number, number, number, number];
    return { q05, q25, q50, q75, q95 };
  });
const perhaps = fc.option(interval, { nil: null, freq: 4 });
const width = fc.integer({ min: 280, max: 1100 });

/** Ends of everything that stands for a number: strips, bands, lines, marks. */
function expectInside(markup: string): void {
  expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  const [, wide, high] = /viewBox="0 0 (\S+) (\S+)"/.exec(markup)!.map(Number) as [number, number, number];
  let seen = 0;
  for (const [, attribute, text] of markup.matchAll(/ (x1|x2|cx|y1|y2|cy)="([^"]*)"/g)) {
    const [value, most] = [Number(text), attribute!.includes('x') ? wide : high];
    expect(value).toBeGreaterThanOrEqual(-0.1);
    expect(value).toBeLessThanOrEqual(most + 0.1);
    seen++;
  }
  for (const [, d] of markup.matchAll(/ d="([^"]*)"/g)) {
    for (const [, x, y] of d!.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(-0.1);
      expect(Number(x)).toBeLessThanOrEqual(wide + 0.1);
      expect(Number(y)).toBeGreaterThanOrEqual(-0.1);
      expect(Number(y)).toBeLessThanOrEqual(high + 0.1);
    }
  }
  expect(seen).toBeGreaterThan(0);
}

it('strips stay inside the picture, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ equal: perhaps, capability: perhaps }), { maxLength: 8 }), width, (some, wide) => {
      const base = samples.forest.rows[0]!;
      const rows = some.map((estimates, at) => ({ ...base, id: String(at), estimates }));
      const data: ForestData = { ...samples.forest, rows };
      expectInside(renderToStaticMarkup(<forest.Drawing data={data} width={wide} />));
      expect(forest.finding(data)).not.toMatch(/NaN|undefined/);
    }),
    seeded,
  );
});

it('paths stay inside the picture, with gaps and without', () => {
  const point = fc.record({ period: fc.integer({ min: 1946, max: 2022 }), estimate: interval });
  const points = fc
    .uniqueArray(point, { selector: ({ period }) => period, maxLength: 12 })
    .map((some) => some.sort((a, b) => a.period - b.period));
  fc.assert(
    fc.property(points, points, fc.constantFrom(1, -1, null), perhaps, width, (positions, aim, side, moved, wide) => {
      const data: PathData = { ...samples.path, positions, aim, without: [], aimSide: side, displacement: moved };
      expectInside(renderToStaticMarkup(<path.Drawing data={data} width={wide} active={0} onActive={() => {}} />));
      expect(path.table(data).rows).toHaveLength(new Set([...positions, ...aim].map(({ period }) => period)).size);
    }),
    seeded,
  );
});

it('event studies stay inside the picture', () => {
  const points = fc.uniqueArray(
    fc.tuple(fc.integer({ min: -5, max: 10 }), interval).map(([h, one]) => ({ h, ...one })),
    { selector: ({ h }) => h, maxLength: 16 },
  );
  fc.assert(
    fc.property(points, perhaps, width, (some, placebo, wide) => {
      const data: EventStudyData = { ...samples['event-study'], path: some.sort((a, b) => a.h - b.h), placebo };
      expectInside(renderToStaticMarkup(<eventStudy.Drawing data={data} width={wide} />));
      expect(eventStudy.finding(data)).toMatch(/[.]$/);
    }),
    seeded,
  );
});

it('toward the actor is up, whichever end of the scale it stands at', () => {
  const heights = ([1, -1] as const).map((aimSide) => {
    const markup = renderToStaticMarkup(<path.Drawing data={{ ...samples.path, aimSide }} width={800} />);
    const course = /class="chart-plain">.*?chart-course[^>]* d="M([^"]+)"/.exec(markup)![1]!;
    const [first, last] = [course.split('L')[0]!, course.split('L').at(-1)!].map((spot) => Number(spot.split(',')[1]));
    return first! - last!;
  });
  // It moved up the scale: toward an actor at the high end, away from one at the low end.
  expect(heights[0]).toBeGreaterThan(0);
  expect(heights[1]).toBeLessThan(0);
});

it('right of 0 is toward: a share above 0 begins right of one below', () => {
  const markup = renderToStaticMarkup(<shares.Drawing data={samples.shares} width={800} />);
  const medians = [...markup.matchAll(/chart-median" x1="([\d.]+)"/g)].map(([, x]) => Number(x));
  const zero = Number(/chart-null" x1="([\d.]+)"/.exec(markup)![1]);
  expect(medians.map((x) => x > zero)).toEqual([true, false, true, true]);
});

/** A context that counts what it is told. */
function counting(): { context: NetworkContext; calls: Map<string, number>; spots: number[][] } {
  const calls = new Map<string, number>();
  const spots: number[][] = [];
  const count =
    (name: string, keeps = false) =>
    (...given: (number | string)[]): void => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      if (keeps) spots.push([Number(given[0]), Number(given[1])]);
    };
  const context: NetworkContext = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '',
    fillRect: count('fillRect', true),
    beginPath: count('beginPath'),
    moveTo: count('moveTo', true),
    lineTo: count('lineTo', true),
    closePath: count('closePath'),
    arc: count('arc', true),
    fill: count('fill'),
    stroke: count('stroke'),
    fillText: count('fillText'),
    strokeText: count('strokeText'),
  };
  return { context, calls, spots };
}

const colours = { page: '#fff', ink: '#000', quiet: '#555', mark: '#333' };

function viewOf(wide: number, high: number, active: number | null): NetworkView {
  const size = { width: wide, height: high };
  return { ...size, seen: { left: 0, top: 0, ...size }, colours, family: '"Source Sans 3", sans-serif', active };
}

it('a canvas gets 2,000 nodes with their ties in few strokes, all inside', () => {
  const data = ties(2000);
  const { context, calls, spots } = counting();
  const places = drawNetwork(context, data, viewOf(900, 600, 5));
  expect(places).toHaveLength(2000);
  expect(calls.get('lineTo')!).toBeGreaterThanOrEqual(data.links.length);
  expect(calls.get('beginPath')).toBe(2000 + 4);
  for (const [x, y] of spots) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(900);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(600);
  }
});

describe('a network as SVG', () => {
  const data = { ...ties(60), title: 'Ties of <A & B>' };
  const svg = networkSvg(data, viewOf(900, 600, null));
  const count = (pattern: RegExp): number => svg.match(pattern)?.length ?? 0;

  it('has all its ties, marks and kinds of marks in the colours of the view, and a title', () => {
    expect(svg).toContain('<title>Ties of &lt;A &amp; B></title>');
    const strokes = [...svg.matchAll(/<path d="([^"]*)" fill="none" stroke="#555" [^>]*opacity="([.\d]+)"/g)];
    expect(strokes.map(([, , opacity]) => Number(opacity))).toEqual([0.12, 0.3, 0.6]);
    const drawn = strokes.reduce((sum, [, d]) => sum + d!.split('M').length - 1, 0);
    expect(drawn).toBe(data.links.length);
    const kinds = (kind: string): number => data.nodes.filter((node) => node.kind === kind).length;
    // Discs; rings; triangles, of which the one asked about is of another colour; crosses and bars.
    expect(count(/<path d="M[^"]*A[^"]*" fill="#333"/g)).toBe(kinds('state'));
    expect(count(/<path d="M[^"]*A[^"]*" fill="#fff"/g)).toBe(kinds('diaspora'));
    expect(count(/<path d="M[^A"]*Z" fill="#(?:333|000)"/g)).toBe(kinds('organisation'));
    expect(count(/<path d="M[^A"]*Z" fill="#000"/g)).toBe(1);
    expect(count(/<path d="M[^A"]*" fill="none" stroke="#333" stroke-width="2"/g)).toBe(kinds('city') + kinds('other'));
  });

  it('names no two over each other, and when enlarged those that are seen', () => {
    const namesOf = (text: string): { name: string; x: number; y: number }[] =>
      [...text.matchAll(/<text x="([^"]+)" y="([^"]+)" [^>]*fill="#000">([^<]+)</g)].map(([, x, y, name]) => ({
        name: name!,
        x: Number(x),
        y: Number(y),
      }));
    const names = namesOf(svg);
    expect(names.length).toBeGreaterThan(10);
    expect(names[0]!.name).toBe('Actor 3');
    for (const [at, one] of names.entries())
      for (const other of names.slice(at + 1))
        expect(Math.abs(one.y - other.y) >= 15 || Math.abs(one.x - other.x) > 40).toBe(true);
    const seen = { left: 1400, top: 900, width: 900, height: 600 };
    const enlarged = networkSvg(data, { ...viewOf(3600, 2400, null), seen });
    expect(enlarged).toContain('width="900" height="600" viewBox="1400 900 900 600"');
    const near = namesOf(enlarged);
    expect(near.length).toBeGreaterThan(0);
    for (const { x, y } of near) {
      expect(x > 1400 && x < 2300).toBe(true);
      expect(y > 900 && y < 1510).toBe(true);
    }
  });
});

it('a tie to nobody is an error', () => {
  const data = { ...ties(3), links: [{ from: 0, to: 9, kind: 'embassy', strength: 1 }] };
  expect(() => networkSvg(data, viewOf(300, 200, null))).toThrow('A tie names node 9 of 3');
});
