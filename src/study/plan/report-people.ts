import type { Block, Cell } from '../report.js';
import { cells, triple } from './report-cells.js';
import type { PlanResult } from './result.js';

export function messengers({ messengers: all }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'messengers',
    caption:
      'Who would be the best messenger: movement by the best plan of the actor with each partner alone. One place is shared by those whom the posterior cannot tell apart.',
    columns: [
      { name: 'place', title: 'Place', decimals: 0 },
      { name: 'partner', title: 'Partner' },
      ...triple('together', 'Together'),
      ...triple('adds', 'Adds'),
      ...triple('alone', 'Alone'),
      { name: 'best', title: 'Best in', decimals: 2 },
    ],
    rows: all.map((one) => [
      one.place,
      one.name,
      ...cells(one.together),
      ...cells(one.adds),
      ...cells(one.alone),
      one.bestChance,
    ]),
    atMost: 40,
  };
}

export function shares({ shares: all }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'shares',
    caption: 'Shapley shares: what each adds to the plan, whoever comes first. They add up to what all do together.',
    columns: [
      { name: 'actor', title: 'Who' },
      { name: 'mean', title: 'Mean', decimals: 4 },
      ...triple('share', 'Share'),
      { name: 'error', title: 'Sampling error', decimals: 5 },
    ],
    rows: all.map(({ name, share, error }) => [name, share.mean, ...cells(share), error]),
  };
}

export function thirdParties({ thirdParties: all, audiences }: PlanResult): Block {
  const nameOf = new Map(audiences.map(({ id, name }) => [id, name]));
  return {
    kind: 'table',
    name: 'third_parties',
    caption:
      'Who else has a stake in the audiences, by the ledger of people: ask whether they benefit or are harmed, for no number here tells it.',
    columns: [
      { name: 'audience', title: 'Audience' },
      { name: 'party', title: 'Who' },
      { name: 'as', title: 'How' },
      { name: 'concept', title: 'What' },
      { name: 'year', title: 'Year', decimals: 0 },
      { name: 'best', title: 'Number', decimals: 0 },
      { name: 'unit', title: 'Unit' },
    ],
    rows: all.map((one) => [
      nameOf.get(one.audience) ?? one.audience,
      one.name,
      roles[one.as],
      one.title,
      one.year,
      one.best,
      one.unit,
    ]),
    atMost: 30,
  };
}

const roles = {
  host: 'hosts its people',
  people: 'its people are there',
  side: 'acts on it',
  target: 'is acted on by it',
  opponent: 'fought it',
} as const;

export function touched({ touched: all }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'touched',
    caption:
      'Whose ledger each act of the plan touches: who stands in the ledger of people with the one who acts, or with the audience. Harm first. Whether the act benefits or harms them no number here tells: ask them before it.',
    columns: [
      { name: 'actor', title: 'Who' },
      { name: 'instrument', title: 'Does what' },
      { name: 'audience', title: 'Toward' },
      { name: 'party', title: 'Third party' },
      { name: 'as', title: 'How' },
      { name: 'with', title: 'With' },
      { name: 'sense', title: 'Sense' },
      { name: 'concept', title: 'What' },
      { name: 'year', title: 'Year', decimals: 0 },
      { name: 'best', title: 'Number', decimals: 0 },
      { name: 'unit', title: 'Unit' },
    ],
    rows: all.flatMap(({ actorName, title, audienceName, parties }) =>
      parties.map((one): Cell[] => [
        actorName,
        title,
        audienceName,
        one.name,
        roles[one.as],
        one.withName,
        one.sense,
        one.title,
        one.year,
        one.best,
        one.unit,
      ]),
    ),
    atMost: 30,
  };
}

export function coercionTable({ coercion }: PlanResult): Block {
  const { moved, planMoved, durability, planDurability, backlash, planBacklash, effort, planEffort, breakEven } =
    coercion!;
  return {
    kind: 'table',
    name: 'coercion',
    caption:
      'Movement toward the aim; what is left of it five periods after all acts have ended; the probability that audiences move away; the ratio of efforts at which coercion would come even.',
    columns: [
      { name: 'plan', title: 'Plan' },
      { name: 'effort', title: 'Effort', decimals: 1 },
      ...triple('moved', 'Moved'),
      ...triple('durability', 'Durability'),
      { name: 'backlash', title: 'Backlash', decimals: 2 },
      { name: 'break_even', title: 'Break-even', decimals: 1 },
    ],
    rows: [
      ['this plan', planEffort, ...cells(planMoved), ...cells(planDurability), planBacklash, null],
      ['coercion', effort, ...cells(moved), ...cells(durability), backlash, breakEven],
    ],
  };
}

export function harm({ coercion }: PlanResult): Block {
  return {
    kind: 'table',
    name: 'coercion_harm',
    caption:
      'Harm that goes with one act of each coercive instrument in that plan, by the ledger; empty where the ledger does not tell.',
    columns: [
      { name: 'instrument', title: 'Instrument' },
      { name: 'harm', title: 'Harm' },
      { name: 'best', title: 'Per act', decimals: 2 },
      { name: 'low', title: 'From', decimals: 2 },
      { name: 'high', title: 'To', decimals: 2 },
      { name: 'unit', title: 'Unit' },
    ],
    rows: coercion!.harm.map((one) => [one.instrument, one.title, one.best, one.low, one.high, one.unit]),
  };
}
