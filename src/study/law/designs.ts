import type { LawOptions } from '../../response/index.js';

/** Which instruments are fitted together on which scale, and how. */
export interface Design {
  readonly id: string;
  readonly scale: string;
  readonly title: string;
  /** Ids of instruments. Never two that describe the same events, never a whole and its part. */
  readonly instruments: readonly string[];
  readonly options: LawOptions;
  /** First period that is used although there are earlier positions. */
  readonly from?: number;
  /** What it is for, and what decided its instruments. */
  readonly about: string;
}

const pacts = ['defence-pact', 'nonaggression-pact', 'consultation-pact', 'neutrality-pact', 'offence-pact'] as const;
const trade = ['trade-agreement', 'trade-agreement-signed'] as const;
const sanctions = [
  'sanctions-total',
  'sanctions-trade',
  'sanctions-finance',
  'sanctions-aid',
  'sanctions-travel',
  'sanctions-other',
  'sanction-threat-total',
  'sanction-threat-trade',
  'sanction-threat-finance',
  'sanction-threat-aid',
  'sanction-threat-travel',
  'sanction-threat-other',
] as const;
const militarised = ['militarised-display', 'militarised-force'] as const;
const visits = ['presidential-visit', 'secretary-visit'] as const;

/**
 * Instruments of the newswire with at least 2,000 reported acts. Left out although it is reported often: negotiation,
 * which one of the two coding schemes has no code for, so that half of the pairs would be left out with it.
 */
const newswire = [
  'newswire-consult',
  'newswire-visit',
  'newswire-praise',
  'newswire-agree',
  'newswire-agreement',
  'newswire-appeal',
  'newswire-diplomatic-cooperation',
  'newswire-de-escalate',
  'newswire-material-aid',
  'newswire-yield',
  'newswire-accuse',
  'newswire-demand',
  'newswire-protest',
  'newswire-reject',
  'newswire-threat',
  'newswire-coerce',
  'newswire-reduce-relations',
  'newswire-assault',
  'newswire-force',
] as const;

const votes: LawOptions = { momentum: true, noise: true, masses: true, stretch: true, fewestForHome: 5 };
/** Surveys: their extra variance is estimated where they are measured. */
const readings: LawOptions = { momentum: true, noise: false, masses: false, stretch: false, fewestForHome: 5 };
/** The stated errors of counts are wider than the counts’ own scatter: momentum would be no more than their echo. */
const mentions: LawOptions = { ...readings, momentum: false, noise: true };
const events: LawOptions = { momentum: true, noise: true, masses: true, stretch: false, fewestForHome: 5 };

const main = [...pacts, ...trade, ...sanctions, ...militarised, ...visits];
const recent = [...pacts, ...trade, 'aid', 'armed-conflict', ...visits];
/** In the first sessions the location of the scale is loose: few states, few votes. */
const firstSession = 1950;

function onVotes(scale: string, of: string): Design {
  return {
    id: scale,
    scale,
    title: `${of}: pacts, trade agreements, sanctions, armed force, visits`,
    instruments: main,
    options: votes,
    from: firstSession,
    about: 'As many instruments as possible over a long time; sanctions and threats end it in 2005.',
  };
}

const issues: readonly (readonly [scale: string, of: string])[] = [
  ['unga-human-rights', 'UN votes on human rights'],
  ['unga-middle-east', 'UN votes on the Middle East'],
  ['unga-nuclear', 'UN votes on nuclear matters'],
  ['unga-disarmament', 'UN votes on disarmament'],
  ['unga-colonialism', 'UN votes on colonialism'],
  ['unga-economic', 'UN votes on economic development'],
];

function onReadings(scale: string, of: string): Design {
  return {
    id: scale,
    scale,
    title: `${of}: pacts, trade agreements, aid, armed force, visits`,
    instruments: [...pacts, ...trade, 'aid', 'armed-conflict', ...visits],
    options: readings,
    about:
      'Aid, which surveys have by their side nearly from their beginning. China’s public diplomacy is not among them: its source tells of 38 countries, and only 79 readings of opinion of China are from these.',
  };
}

/** Every design of the law that is fitted. */
export const designs: readonly Design[] = [
  onVotes('unga', 'UN votes'),
  {
    id: 'unga-recent',
    scale: 'unga',
    title: 'UN votes since 2005: pacts, trade agreements, aid, armed conflict, visits',
    instruments: recent,
    options: votes,
    from: 2005,
    about:
      'Years for which aid is told, without sanctions, whose source ends in 2005. It begins after the years that were looked at while the measures were designed.',
  },
  ...issues.map(([scale, of]) => onVotes(scale, of)),
  onVotes('unga-published', 'UN votes, published positions'),
  onReadings('favourability', 'Favourable opinion'),
  onReadings('awareness', 'Awareness'),
  {
    id: 'attention',
    scale: 'attention',
    title: 'Attention: pacts, trade agreements, armed force, visits',
    instruments: [...pacts, ...trade, ...militarised, ...visits],
    options: mentions,
    about:
      'Who is named in the General Debate, as long as acts are told. Without sanctions and aid, which begin or end too early. Speeches that do not name the actor are left out, so attention here is how often it is named where it is named at all.',
  },
  {
    id: 'attention-recent',
    scale: 'attention',
    title: 'Attention in this century: pacts, trade agreements, aid, armed conflict, visits',
    instruments: recent,
    options: mentions,
    about: 'The same for the years for which aid is told.',
  },
  {
    id: 'conduct',
    scale: 'conduct',
    title: 'Conduct, month by month: reported acts and visits',
    instruments: [...newswire, ...visits],
    options: events,
    about:
      'Instruments of the newswire with at least 2,000 reported acts that both coding schemes have. Without the militarised instruments, which describe the same events, and without threats of sanctions, which would end it six years earlier.',
  },
];

/** The design with this id, or undefined. */
export function designOf(id: string): Design | undefined {
  return designs.find((design) => design.id === id);
}
