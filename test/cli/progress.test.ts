import { describe, expect, it } from 'vitest';
import { ProgressBar } from '../../src/cli/progress.js';

/** A terminal that remembers what was written, and a clock set by hand. */
function watched(options: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const screen = { isTTY: true, columns: 80, ...options, write: (text: string) => written.push(text) };
  const bar = new ProgressBar(screen, { now: () => clock.now });
  const at = (time: number, done: number, label = 'sampling positions'): void => {
    clock.now = time;
    bar.update(done, 100, label);
  };
  return { bar, at, written };
}

const erase = '\r\u001B[K';

describe('the progress bar', () => {
  it('appears after two seconds, with share, label and time left', () => {
    const { bar, at, written } = watched();
    at(0, 0);
    at(1_900, 19);
    expect(written).toEqual([]);
    at(2_500, 25);
    expect(written).toEqual([`${erase}[######..................]  25 %  sampling positions, about 8 s left`]);
    bar.clear();
    expect(written.at(-1)).toBe(erase);
  });

  it('leaves no trace of short work', () => {
    const { bar, at, written } = watched();
    at(500, 50);
    bar.clear();
    expect(written).toEqual([]);
  });

  it('is not drawn outside a terminal', () => {
    const { bar, at, written } = watched({ isTTY: false });
    at(5_000, 50);
    bar.clear();
    expect(written).toEqual([]);
  });

  it('is redrawn at most ten times a second', () => {
    const { bar, at, written } = watched();
    for (let time = 2_000; time < 3_000; time += 10) at(time, time / 40);
    bar.clear();
    expect(written.length).toBeLessThanOrEqual(11);
  });

  it('counts the time left for each piece of work anew', () => {
    const { bar, at, written } = watched();
    at(100_000, 100);
    at(100_200, 0, 'summarising positions');
    at(102_200, 50, 'summarising positions');
    expect(written.at(-1)).toContain('summarising positions, about 2 s left');
    bar.clear();
  });

  it('never fills more than one line', () => {
    for (const columns of [10, 30, 40, 60]) {
      const { bar, at, written } = watched({ columns });
      at(0, 0, 'a label that is rather long');
      at(60_000, 33, 'a label that is rather long');
      expect(written.at(-1)!.replace(erase, '').length).toBeLessThan(columns);
      bar.clear();
    }
  });

  it('does not mind a terminal that does not know its width', () => {
    const { bar, at, written } = watched({ columns: 0 });
    at(3_000, 50);
    expect(written.at(-1)).toMatch(/\] {2}50 % {2}sampling positions$/);
    bar.clear();
  });

  it('bears with counts that make no sense', () => {
    const { bar, at, written } = watched();
    at(3_000, 150);
    expect(written.at(-1)).toContain('100 %');
    bar.update(1, 0, 'nothing');
    bar.clear();
  });
});
