import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  assets,
  type Chart,
  type DrawingProps,
  eventStudy,
  fan,
  forces,
  forest,
  frontier,
  gradeLadder,
  intervalStrip,
  ledger,
  path,
  ranks,
  shares,
  specificationCurve,
  toCsv,
  toSvgDocument,
  worldMap,
  type WorldTopology,
} from '../../src/charts/index.js';
import { samples } from './samples.js';

const topology = createRequire(import.meta.url)('world-atlas/countries-110m.json') as WorldTopology;
const css = readFileSync('src/charts/charts.css', 'utf8');

/** A chart with the types of its data put aside, so that all can be walked alike. */
interface Shown {
  readonly chart: Chart<never>;
  readonly data: unknown;
  draw(width: number, data?: unknown, visited?: Partial<DrawingProps<never>>): string;
}

function shown<Data>(chart: Chart<Data>, data: Data): Shown {
  const draw: Shown['draw'] = (width, other, visited) => {
    const props = { ...visited, data: (other ?? data) as Data, width };
    const element: ReactElement = <chart.Drawing {...props} />;
    return renderToStaticMarkup(element);
  };
  return { chart: chart as unknown as Chart<never>, data, draw };
}

const all: readonly Shown[] = [
  shown(intervalStrip, samples['interval-strip']),
  shown(gradeLadder, samples['grade-ladder']),
  shown(path, samples.path),
  shown(forest, samples.forest),
  shown(eventStudy, samples['event-study']),
  shown(specificationCurve, samples['specification-curve']),
  shown(shares, samples.shares),
  shown(forces, samples.forces),
  shown(ranks, samples.ranks),
  shown(assets, samples.assets),
  shown(ledger, samples.ledger),
  shown({ ...worldMap, Drawing: (props) => <worldMap.Drawing {...props} topology={topology} /> }, samples['world-map']),
  shown(fan, samples.fan),
  shown(frontier, samples.frontier),
];
const named = all.map((one) => [one.chart.id, one] as const);

/** Data as if nothing were known: estimates null, lists empty where they may be. */
function emptied(data: unknown): unknown {
  const lists =
    /^(?:rows|positions|aim|without|acts|path|estimates|composites|places|past|planned|unplanned|portfolios)$/;
  const single = /^(?:estimate|displacement|placebo|moved|word|highlighted|chosen|usual|domain|aimSide|events)$/;
  return Object.fromEntries(
    Object.entries(data as object).map(([key, value]) => [
      key,
      key === 'estimates' || (Array.isArray(value) && lists.test(key)) ? [] : single.test(key) ? null : value,
    ]),
  );
}

/** Everything visible in a drawing whose place can be read off its attributes. */
function places(markup: string): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (const [, name, attributes] of markup.matchAll(/<(rect|circle|line|path)\b([^>]*)>/g)) {
    const get = (attribute: string): number =>
      Number(new RegExp(` ${attribute}="([^"]*)"`).exec(attributes!)?.[1] ?? 0);
    if (attributes!.includes('chart-hatch')) continue;
    if (name === 'rect') {
      found.push({ x: get('x'), y: get('y') }, { x: get('x') + get('width'), y: get('y') + get('height') });
    } else if (name === 'circle') {
      found.push(
        { x: get('cx') - get('r'), y: get('cy') - get('r') },
        { x: get('cx') + get('r'), y: get('cy') + get('r') },
      );
    } else if (name === 'line') found.push({ x: get('x1'), y: get('y1') }, { x: get('x2'), y: get('y2') });
    else {
      const d = / d="([^"]*)"/.exec(attributes!)?.[1] ?? '';
      for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) found.push({ x: Number(x), y: Number(y) });
    }
  }
  return found;
}

describe.each(named)('%s', (id, { chart, data, draw }) => {
  it('states its finding in a sentence', () => {
    const finding = chart.finding(data as never);
    expect(finding).toMatch(/^[A-Z0-9].*[.]$/);
    expect(finding).not.toMatch(/undefined|NaN|null|\bInfinity/);
  });

  it('has a table whose rows fit its columns', () => {
    const { caption, columns, rows } = chart.table(data as never);
    expect(caption).not.toBe('');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    expect(columns.every(({ name }) => /^[a-z][a-z0-9_-]*$/.test(name))).toBe(true);
  });

  it.each([280, 320, 640, 1100])('keeps its marks inside a picture %d pixels wide', (width) => {
    const markup = draw(width);
    const [, high] = /viewBox="0 0 \S+ (\S+)"/.exec(markup)!;
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    const outside = places(markup).filter(
      ({ x, y }) => !(x >= -0.6 && x <= width + 0.6 && y >= -0.6 && y <= Number(high) + 0.6),
    );
    expect(outside).toEqual([]);
  });

  it('is one picture with a name and a description, without inline styles', () => {
    const markup = draw(640);
    expect(markup).toMatch(/^<svg [^>]*role="img"/);
    expect(markup).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
    expect(markup).not.toContain('style=');
    expect(markup).not.toContain('tabindex');
  });

  it('is named from outside where a name is given', () => {
    expect(draw(640, data, { labelledBy: 'finding' })).toContain('aria-labelledby="finding"');
  });

  it('has marks that can be visited, as many as it names, one of them in the order of tabs', () => {
    const marks = chart.marks(data as never);
    const markup = draw(640, data, { active: 0, onActive: () => undefined });
    const drawn = [...markup.matchAll(/data-mark="(\d+)" role="img" aria-label="([^"]+)" tabindex="(-?\d)"/g)];
    expect(drawn.map(([, at]) => Number(at)).sort((a, b) => a - b)).toEqual(marks.map((_, at) => at));
    expect(drawn.filter(([, , , tab]) => tab === '0')).toHaveLength(marks.length === 0 ? 0 : 1);
    if (marks.length > 0) expect(markup).toMatch(/^<svg [^>]*role="group"/);
    for (const mark of marks) expect(mark).not.toMatch(/undefined|NaN|null/);
  });

  it('draws and tells that nothing is known', () => {
    const nothing = emptied(data);
    const markup = draw(320, nothing);
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    expect(chart.finding(nothing as never)).toMatch(/[.]$/);
    expect(chart.table(nothing as never).rows.length).toBeLessThanOrEqual(1);
    const hatched = !['grade-ladder', 'frontier', 'ranks'].includes(id);
    if (hatched) expect(markup).toMatch(/chart-hatch/);
  });

  it('stands alone as a file', () => {
    const file = toSvgDocument(draw(640), css);
    expect(file).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(file).not.toMatch(/var\(|--chart|@media/);
  });

  it('has a table that is CSV', () => {
    const csv = toCsv(chart.table(data as never));
    expect(csv.split('\n')[0]).toBe(
      chart
        .table(data as never)
        .columns.map(({ name }) => name)
        .join(','),
    );
  });
});

it.each(['interval-strip', 'grade-ladder', 'shares'])('the picture %s is as it was looked at', async (id) => {
  const { draw } = all.find(({ chart }) => chart.id === id)!;
  const lines = draw(360).replaceAll('><', '>\n<');
  await expect(`${lines}\n`).toMatchFileSnapshot(`golden/${id}.svg`);
});
