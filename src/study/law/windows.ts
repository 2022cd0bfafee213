import { ProblemError } from '../../model/index.js';
import type { Design } from './designs.js';
import type { Span, Told } from './stretches.js';

/**
 * The window of a design: the periods of which all of its instruments' sources speak and in which the scale has positions,
 * from the design's own first period on. Of instruments that cannot be used nothing is asked.
 *
 * Throws 'no-overlap' where fewer than two periods are left.
 */
export function windowOf(design: Design, told: readonly Told[], scale: Span): Span {
  const spans = told.flatMap(({ span, unusable }) => (unusable === null && span !== null ? [span] : []));
  const from = Math.max(scale.from, design.from ?? -Infinity, ...spans.map((span) => span.from));
  const to = Math.min(scale.to, ...spans.map((span) => span.to));
  if (to > from) return { from, to };
  throw new ProblemError('no-overlap', {
    expected: `a time of which all instruments of the design ${design.id} tell and in which its scale has positions`,
    got: to === from ? 'a single period' : 'none',
    fix: 'Build the tables from more sources, or choose another design.',
    where: { parameter: 'design' },
  });
}
