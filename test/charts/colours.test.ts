import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colourDifference, contrast, labOf, linearOf, seen, visions } from './colour.js';

const css = readFileSync('src/charts/charts.css', 'utf8');

/** Custom properties of the block that follows a selector: name → value. */
function blockAfter(selector: string): Map<string, string> {
  const from = css.indexOf(selector);
  if (from < 0) throw new RangeError(`Expected "${selector}" in charts.css`);
  const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return new Map([...block.matchAll(/--chart-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
}

const themes = [
  ['light', blockAfter('.chart {')],
  ['dark', blockAfter(":root[data-theme='dark'] .chart")],
] as const;
const signs = ['attraction', 'coercion', 'inducement'] as const;
const pairs = [
  ['attraction', 'coercion'],
  ['attraction', 'inducement'],
  ['coercion', 'inducement'],
] as const;

describe('colour arithmetic', () => {
  // Sharma, Wu & Dalal 2005, table 1: pairs 1, 7, 13, 17 and 34.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('CIEDE2000 of %j and %j is %d', (a, b, expected) => {
    expect(colourDifference(a, b)).toBeCloseTo(expected, 4);
    expect(colourDifference(b, a)).toBeCloseTo(expected, 4);
  });

  it('black on white has a contrast of 21', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
  });

  it('no kind of colour vision changes a grey', () => {
    for (const vision of Object.keys(visions) as (keyof typeof visions)[]) {
      for (const channel of seen([0.4, 0.4, 0.4], vision)) expect(channel).toBeCloseTo(0.4, 5);
    }
  });
});

describe.each(themes)('the %s theme', (_, colours) => {
  const page = colours.get('page')!;

  it.each([...signs, 'plain', 'quiet', 'class-5'])('%s stands out from the page by 3 : 1', (name) => {
    expect(contrast(colours.get(name)!, page)).toBeGreaterThanOrEqual(3);
  });

  it.each(['ink', 'quiet'])('%s can be read: 4.5 : 1', (name) => {
    expect(contrast(colours.get(name)!, page)).toBeGreaterThanOrEqual(4.5);
  });

  describe.each(Object.keys(visions) as (keyof typeof visions)[])('seen with %s colour vision', (vision) => {
    it.each(pairs)('%s and %s differ by 15 of CIEDE2000', (a, b) => {
      const [one, other] = [a, b].map((name) => labOf(seen(linearOf(colours.get(name)!), vision)));
      expect(colourDifference(one!, other!)).toBeGreaterThanOrEqual(15);
    });

    it('each class of the map differs from the next by 8', () => {
      const classes = [1, 2, 3, 4, 5].map((at) => labOf(seen(linearOf(colours.get(`class-${at}`)!), vision)));
      for (let at = 1; at < 5; at++) {
        expect(colourDifference(classes[at - 1]!, classes[at]!)).toBeGreaterThanOrEqual(8);
      }
    });
  });
});

it('the device’s dark theme is the page’s dark theme', () => {
  expect(blockAfter(":root:not([data-theme='light']) .chart")).toEqual(blockAfter(":root[data-theme='dark'] .chart"));
});
