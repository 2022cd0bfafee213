import { formatPeriod } from '../../model/index.js';
import type { Block } from '../report.js';
import { capitalised, nameInText } from '../telling.js';
import type { RankResult, RankRow } from './result.js';

/** Audiences that are named in a sentence before they are only counted. */
const fewEnough = 6;

/** What a ranking shows, in a few sentences. */
export function readRanking({ rows }: Pick<RankResult, 'rows'>): string {
  if (rows.length === 0) return 'The data do not tell: there is nobody to be ranked.';
  const told = rows.filter((row) => row.told);
  if (told.length === 0) {
    return `The data do not tell the place of any of ${rows.length} actors: each interval covers more than half of the table.`;
  }
  const [first] = told as [RankRow];
  const { q05, q95 } = first.rank;
  const place = q05 === q95 ? `at place ${q05}` : `between places ${q05} and ${q95}`;
  const others = rivalsText(rows.filter((row) => row.rank.q05 <= q95).length - 1);
  const name = nameInText(first);
  const lost = rows.length - told.length;
  if (lost === 0) {
    return `${capitalised(name)} stands highest, ${place}; ${others}. The places of all ${rows.length} actors are told within half of the table.`;
  }
  return `Of those whose place is told ${name} stands highest, ${place}; ${others}. Of ${lost} of ${rows.length} actors the data do not tell the place.`;
}

function rivalsText(rivals: number): string {
  if (rivals === 0) return 'nobody else may stand there';
  return `${rivals} ${rivals === 1 ? 'other' : 'others'} may stand there too`;
}

/** A ranking for a reader. */
export function rankReport(result: RankResult): Block[] {
  const { word, scale, audiences, rows, draws, reading } = result;
  const onText = result.law === null ? 'for how many audiences it is known' : 'how many audiences it acted on';
  return [
    {
      kind: 'heading',
      level: 1,
      text: `Rank by ${word.title.toLowerCase()}: ${scale?.title ?? `assets, ${result.window.to}`}`,
    },
    { kind: 'paragraph', text: reading },
    {
      kind: 'paragraph',
      text: methodText(result),
    },
    {
      kind: 'table',
      name: 'ranks',
      caption: `Places, 1 = most, and medians, each with its 90 % interval from ${draws} joint draws. Told = no: the data do not tell its place, which may be anywhere in more than half of the table. On = ${onText}.`,
      columns: [
        { name: 'rank_q50', title: 'Place', decimals: 0 },
        { name: 'rank_q05', title: 'From', decimals: 0 },
        { name: 'rank_q95', title: 'To', decimals: 0 },
        { name: 'name', title: 'Name' },
        { name: 'q50', title: 'Median', decimals: 3 },
        { name: 'q05', title: 'From', decimals: 3 },
        { name: 'q95', title: 'To', decimals: 3 },
        { name: 'told', title: 'Told' },
        { name: 'audiences', title: 'On', decimals: 0 },
        { name: 'actor', title: 'Actor' },
      ],
      rows: rows.map(({ actor, name, rank, estimate, audiences: count, told }) => [
        rank.q50,
        rank.q05,
        rank.q95,
        name,
        estimate.q50,
        estimate.q05,
        estimate.q95,
        told ? 'yes' : 'no',
        count,
        actor,
      ]),
      atMost: 60,
    },
    ...limitTexts(result).map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      name: 'audiences',
      caption: 'Audiences, and how much each counts.',
      columns: [
        { name: 'audience', title: 'Audience' },
        { name: 'name', title: 'Name' },
        { name: 'weight', title: 'Weight', decimals: 0 },
      ],
      rows: audiences.map(({ id, name, weight }) => [id, name, weight]),
      atMost: 12,
    },
  ];
}

/** What was ranked by, over whom, for when, and by what. */
function methodText({ word, scale, law, window, audiences }: RankResult): string {
  const over = `over ${listed(audiences.map(nameInText))}, each of which counts once`;
  const unit = word.unit === '' ? '' : ` Unit: ${word.unit}.`;
  if (scale === null || law === null)
    return `Ranked by ${word.meaning}; ${over}. ${window.to}.${unit} Intervals are over the choices of the index and errors of measurement: suasion assets lists them.`;
  const period = (at: number): string => formatPeriod(at, scale.step);
  return `Ranked by ${word.meaning}; added up ${over}. ${period(window.from)} to ${period(window.to)}, or as long of it as an audience was there.${unit} The law: ${law.title}; standing: ${law.standing}.`;
}

/** What the table does not say. */
function limitTexts({ law, without, window }: RankResult): string[] {
  if (law === null) {
    return [
      'An actor alone has no such number: it is one for the audiences named. Choices and errors are the same for all audiences in a draw, so that intervals do not shrink by their number.',
      ...(without === 0
        ? []
        : [`${without} other states of ${window.to} have too few indicators that are known, and are not listed.`]),
    ];
  }
  return [
    'An actor alone has no such number: it is one of the audiences named. Places are compared draw by draw, so doubt that all actors share widens their numbers and not their places; ties and doses are taken as recorded.',
    `${without} other states had no force on these audiences that is on record, and are not listed.`,
  ];
}

function listed(names: readonly string[]): string {
  if (names.length > fewEnough) return `${names.length} audiences (listed below)`;
  return names.length < 2 ? (names[0] ?? 'no audience') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
