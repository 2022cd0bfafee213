import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/model/index.js';
import type { ActTold } from '../../../src/study/plan/result.js';
import { readStakes, type Stakes, thirdPartiesOf, touchedBy } from '../../../src/study/plan/third-parties.js';
import { openReference, type Reference } from '../../../src/study/reference.js';
import { kind, people, writeTablesByHand } from '../tables-by-hand.js';

let folder: string;
let reference: Reference;
let alania: Actor;
let borduria: Actor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suasion-stakes-'));
  await writeTablesByHand(folder, {
    kinds: [kind('ledger', 'aid-received', { unit: 'US$ million' }), kind('ledger', 'years-under-sanction')],
    ledger: [
      // Its people, where they are and the second side are the same: the row answers to each, and is still one.
      people('aid-received', 'BBB', 'BBB', 1983, 70, { side_a: 'CCC', side_b: 'BBB' }),
      people('aid-received', 'BBB', 'BBB', 1985, 40, { side_a: 'CCC', side_b: 'BBB' }),
      people('years-under-sanction', 'CCC', 'CCC', 1984, 1, { side_a: 'AAA', side_b: 'CCC' }),
      // Together with the actor of the plan: several are no third party of their own.
      people('years-under-sanction', 'BBB', 'BBB', 1984, 1, { side_a: 'AAA CCC', side_b: 'BBB', event: 'both' }),
    ],
  });
  reference = await openReference(folder);
  [alania, borduria] = ['AAA', 'BBB'].map((id) => reference.resolver.get(id)!) as [Actor, Actor];
});
afterAll(async () => {
  await reference.close();
  rmSync(folder, { recursive: true, force: true });
});

const stakes = (year: number): Promise<Stakes> =>
  readStakes(reference, [alania, borduria], { inside: [alania, borduria], year });

const act = (instrument: string, from: number): ActTold =>
  ({
    actor: 'AAA',
    actorName: 'Alania',
    instrument,
    title: instrument,
    audience: 'BBB',
    audienceName: 'Borduria',
    from,
  }) as ActTold;

describe('who else stands in the ledger', () => {
  test('is counted once, however many places of a row name the audience, and in its newest year', async () => {
    const parties = thirdPartiesOf(await stakes(1985), [borduria]);
    const aid = parties.filter(({ concept }) => concept === 'aid-received');
    expect(aid).toMatchObject([{ id: 'CCC', audience: 'BBB', as: 'side', sense: 'benefit', year: 1985, best: 40 }]);
    expect(parties.filter(({ concept }) => concept === 'refugees-present')).toMatchObject([
      { id: 'CCC', as: 'host', sense: 'presence', year: 1982, best: 5 },
    ]);
  });

  test('leaves out who takes part, and what lies more than five years back or ahead', async () => {
    const [now, late] = [await stakes(1985), await stakes(1995)];
    for (const { of } of [now, late])
      for (const one of [...of.values()].flat()) expect(['AAA', 'BBB', '', 'AAA CCC']).not.toContain(one.id);
    expect(thirdPartiesOf(late, [borduria])).toEqual([]);
    expect(now.origins).toEqual(['made-up']);
  });
});

describe('whose ledger an act touches', () => {
  test('those who stand in it with the one who acts or with the audience: harm first, each act once', async () => {
    const touched = touchedBy(await stakes(1985), [act('visit', 1985), act('visit', 1986), act('pact', 1985)]);
    expect(touched.map(({ instrument }) => instrument)).toEqual(['visit', 'pact']);
    expect(touched[0]!.parties.map(({ sense, as, with: other }) => [sense, as, other])).toEqual([
      ['harm', 'opponent', 'AAA'],
      ['harm', 'target', 'AAA'],
      ['benefit', 'side', 'BBB'],
      ['presence', 'people', 'AAA'],
      ['presence', 'host', 'BBB'],
    ]);
  });

  test('is nobody where nobody acts', async () => {
    expect(touchedBy(await stakes(1985), [])).toEqual([]);
  });
});
