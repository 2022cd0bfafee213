import { beforeAll, expect, test } from 'vitest';
import Papa from 'papaparse';
import { createResolver } from '../../src/model/index.js';
import { arrangeBallots, type Ballots, estimateIdealPoints, ungaScales } from '../../src/measures/index.js';
import { codes, makeRegister, ungaVotes } from '../../src/sources/index.js';
import { ungaBody } from '../../src/study/roll-call-body.js';
import { rawFile } from '../sources/fixtures.js';
import { describeRaw } from '../support/raw.js';

describeRaw('UN votes 1946–2019, as the published run of April 2020 took them', (folder) => {
  let un: ReturnType<typeof ungaBody>;
  let ballots: Ballots;
  /** Published rows by `cow session`. */
  const published = new Map<string, { votes: number; mean: number }>();

  beforeAll(() => {
    const names = ['votes', 'roll-calls', 'matches'];
    const { tables } = ungaVotes.parse(names.map((name) => rawFile(folder, `unga-votes/${name}.csv`)));
    const lists = ['crosswalk', 'cow-states'].map((name) => rawFile(folder, `codes/${name}.csv`));
    un = ungaBody(tables, ungaScales[0]!, createResolver(makeRegister(codes.parse(lists).tables)));
    ballots = arrangeBallots(un.body);
    const text = new TextDecoder().decode(rawFile(folder, 'unga-ideal-points/april-2020-all.csv').bytes);
    for (const row of Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data) {
      published.set(`${row['ccode']} ${row['session']}`, {
        votes: Number(row['NVotes']),
        mean: Number(row['IdealPoint']),
      });
    }
  });

  const rowOf = (c: number) => published.get(`${un.cow[ballots.voter[c]!]} ${ballots.period[c]! - 1945}`);

  test('every voter is known, and the counts are the published ones', () => {
    expect(un.unresolved).toEqual([]);
    expect([ballots.votes, ballots.rollCalls, ballots.items, ballots.cells]).toEqual([797_473, 5733, 4784, 10_469]);
  });

  test('every voter has in every session as many votes as the published file says', () => {
    const counts = Array.from(ballots.voter, (_, c) => ballots.byCell.start[c + 1]! - ballots.byCell.start[c]!);
    expect(counts).toEqual(counts.map((_, c) => rowOf(c)?.votes));
    expect(published.size).toBe(ballots.cells);
  });

  test('the first estimate is near the published means', () => {
    const { summary } = estimateIdealPoints(un.body, { anchors: un.anchors, positive: un.positive });
    const sessions = new Map<number, number[]>();
    ballots.period.forEach((period, c) => sessions.set(period, [...(sessions.get(period) ?? []), c]));
    const r = [...sessions.values()].map((cells) => {
      const pairs = cells.map((c) => [summary.mean[c]!, rowOf(c)!.mean] as const);
      const centre = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side]!, 0) / pairs.length);
      const [ab, aa, bb] = [
        [0, 1],
        [0, 0],
        [1, 1],
      ].map(([p, q]) => pairs.reduce((sum, pair) => sum + (pair[p!]! - centre[p!]!) * (pair[q!]! - centre[q!]!), 0));
      return ab! / Math.sqrt(aa! * bb!);
    });
    expect(sessions.size).toBe(73);
    expect(r.reduce((sum, value) => sum + value, 0) / r.length).toBeGreaterThan(0.985);
    expect(Math.min(...r)).toBeGreaterThan(0.97);
  });
});
