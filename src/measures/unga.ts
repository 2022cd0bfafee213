import type { Scale } from '../model/index.js';

/** A scale made from votes in the UN General Assembly: all of them, or those on one issue. */
export interface UngaScale extends Scale {
  /** The publisher's issue code; null for all votes. */
  readonly issue: string | null;
  /** From which session on there are enough such votes, as in the published issue scales. */
  readonly firstSession: number;
  /** Correlates of War numbers of the states at the two ends when sampling starts, as in the published runs. */
  readonly anchors: { readonly high: readonly number[]; readonly low: readonly number[] };
}

/** Its positions point up: Correlates of War number of the United States. */
export const ungaPositive = 2;

const coldWarAnchors = { high: [2, 20, 200, 666], low: [365, 265] } as const;

function makeScale(
  id: string,
  title: string,
  about: string,
  rest: Pick<UngaScale, 'issue' | 'firstSession'> & Partial<Pick<UngaScale, 'anchors'>>,
): UngaScale {
  return {
    id,
    title,
    kind: 'common',
    domain: 'behaviour',
    step: 'year',
    ends: ['votes against the United States’ side', 'votes on the United States’ side'],
    unit: 'point',
    unitMeaning: 'One point is the standard deviation of all states’ positions over all years of this scale.',
    description: `Positions inferred from ${about} (Bailey, Strezhnev & Voeten 2017). Year 1945 + s stands for session s, which begins in September of that year.`,
    aim: 'own-position',
    anchors: coldWarAnchors,
    ...rest,
  };
}

/** The scales made from General Assembly votes; the first is the default of every command. */
export const ungaScales: readonly UngaScale[] = [
  makeScale('unga', 'UN General Assembly votes', 'all roll-call votes in the UN General Assembly', {
    issue: null,
    firstSession: 1,
  }),
  makeScale('unga-human-rights', 'UN votes on human rights', 'UN General Assembly votes on human rights', {
    issue: 'hr',
    firstSession: 25,
  }),
  makeScale(
    'unga-middle-east',
    'UN votes on the Middle East',
    'UN General Assembly votes on the Palestinian conflict',
    {
      issue: 'me',
      firstSession: 29,
    },
  ),
  makeScale(
    'unga-nuclear',
    'UN votes on nuclear matters',
    'UN General Assembly votes on nuclear weapons and material',
    {
      issue: 'nu',
      firstSession: 33,
      anchors: { high: [2, 200, 666], low: [140] },
    },
  ),
  makeScale(
    'unga-disarmament',
    'UN votes on disarmament',
    'UN General Assembly votes on arms control and disarmament',
    {
      issue: 'di',
      firstSession: 29,
    },
  ),
  makeScale('unga-colonialism', 'UN votes on colonialism', 'UN General Assembly votes on colonialism', {
    issue: 'co',
    firstSession: 14,
  }),
  makeScale('unga-economic', 'UN votes on economic development', 'UN General Assembly votes on economic development', {
    issue: 'ec',
    firstSession: 26,
  }),
];

/** A roll call as the input rules look at it. */
export interface UngaRollCall {
  readonly session: number | null;
  readonly date: string | null;
  readonly paragraph: boolean | null;
  readonly amendment: boolean | null;
  readonly issues: readonly string[];
}

const paragraphsLeftOutFrom = '1990-01-01';

/** Why the published run does not use a roll call on this scale; null where it does. */
export function whyRollCallLeftOut(rollCall: UngaRollCall, scale: UngaScale): string | null {
  const { session, date } = rollCall;
  if (session === 19) return 'session 19 held a single vote';
  if (date !== null && date >= paragraphsLeftOutFrom && (rollCall.paragraph === true || rollCall.amendment === true)) {
    return 'vote on a paragraph or an amendment, from 1990 on';
  }
  if (scale.issue !== null && !rollCall.issues.includes(scale.issue)) return 'not on the issue of this scale';
  if (session !== null && session < scale.firstSession) return 'before there are enough votes on this issue';
  return null;
}

/** Why the published run does not use a voter's votes in a session; null where it does. `cow`: Correlates of War number. */
export function whyVoterLeftOut(cow: number, session: number | null): string | null {
  if (cow === 511) return 'Zanzibar voted twice in all';
  if (cow === 560 && session === 48) return 'South Africa voted once in session 48, after an absence since 1974';
  return null;
}
