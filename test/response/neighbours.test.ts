import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apartFromNeighbours, transposeApart } from '../../src/response/neighbours.js';

const series = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('what parts a session from its neighbours', () => {
  test('by hand: three values, each less the mean of all', () => {
    expect([...apartFromNeighbours(Float64Array.of(1, 2, 6))]).toEqual([-2, -1, 3]);
  });

  test('a change at an even pace falls out, but at the ends', () => {
    const slope = Float64Array.from({ length: 30 }, (_, t) => 3 + 0.5 * t);
    const apart = apartFromNeighbours(slope);
    for (let t = 5; t < 25; t++) expect(apart[t]).toBeCloseTo(0, 12);
  });

  test('a single session that stands out keeps ten elevenths of it', () => {
    const spike = new Float64Array(30);
    spike[15] = 1.1;
    expect(apartFromNeighbours(spike)[15]).toBeCloseTo(1, 12);
  });

  test('the transpose is one: ⟨b, A·a⟩ = ⟨Aᵀ·b, a⟩', () => {
    fc.assert(
      fc.property(series, fc.infiniteStream(fc.double({ min: -10, max: 10, noNaN: true })), (a, stream) => {
        const b = Float64Array.from(a, () => stream.next().value as number);
        const dot = (x: Float64Array, y: ArrayLike<number>): number => x.reduce((sum, one, i) => sum + one * y[i]!, 0);
        const left = dot(apartFromNeighbours(Float64Array.from(a)), b);
        expect(dot(transposeApart(b), a)).toBeCloseTo(left, 8);
      }),
    );
  });
});
