import type { Figure } from '../../src/model/index.js';

/** The figures of one year, each as one line: who, what, value and, where there is one, its standard deviation. */
export function figureLines(figures: readonly Figure[] | undefined, year: number): string[] {
  return (figures ?? [])
    .filter((figure) => figure.year === year)
    .map(({ actor, figure, value, sd }) => {
      const who = actor.scheme === 'none' ? actor.name : `${actor.scheme}:${actor.code}`;
      return `${who} ${figure} ${value}${sd === null ? '' : ` ± ${sd}`}`;
    });
}

/** Sum over all values of one figure. */
export function sumOf(figures: readonly Figure[], id: string): number {
  return figures.reduce((sum, { figure, value }) => (figure === id ? sum + value : sum), 0);
}
