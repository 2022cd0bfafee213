import { displacement, formatChance, gap, halfway, reach, roundTo, velocity } from '../mechanics/index.js';
import { type Estimate, formatPeriod, type Period, type Position } from '../model/index.js';
import { compositesTable } from './assets/report.js';
import type { EffortTold } from './brief-effort.js';
import {
  capacityTable,
  carrierTable,
  forceParagraphs,
  forceTable,
  lawRows,
  standingTable,
  withoutTable,
} from './brief-law-report.js';
import type { BriefResult } from './brief-result.js';
import { relationBlocks } from './relations-report.js';
import type { Block, Cell, Table } from './report.js';
import { capitalised, estimateCells, uncapitalised } from './telling.js';

/** A brief for a reader: the answer first, then what acted, the people, and after that everything. */
export function briefReport(result: BriefResult): Block[] {
  const { scale, actor, audience, window, reading } = result;
  const placed = result.positions.length > 0;
  const [from, to] = [formatPeriod(window.from, scale.step), formatPeriod(window.to, scale.step)];
  const relations = relationBlocks(result);
  const people = relations.filter((block) => block.kind === 'table' && block.name === 'people');
  return [
    { kind: 'heading', level: 1, text: `${audience.name} and ${actor.name}, ${from} to ${to}` },
    ...paragraphs(reading.sentence, reading.paragraph.slice(reading.sentence.length)),
    ...forceTable(result),
    ...standingTable(result),
    ...people,
    { kind: 'heading', level: 2, text: 'Everything' },
    ...paragraphs(...reading.full.slice(reading.paragraph.length).split('\n\n')),
    ...forceParagraphs(result),
    {
      kind: 'paragraph',
      text: `Scale: ${scale.title}. Low = ${scale.ends[0]}; high = ${scale.ends[1]}. ${scale.unitMeaning}`,
    },
    ...lawParagraph(result),
    ...(placed ? [wordTable(result), ...motionTable(result)] : []),
    ...carrierTable(result),
    ...(result.assets === null ? [] : [compositesTable(result.assets)]),
    ...relations.filter((block) => !people.includes(block)),
    ...(placed ? [positionTable(result)] : []),
    ...withoutTable(result),
    ...capacityTable(result),
    { kind: 'paragraph', text: `The question turned round: ${commandOf(result)}` },
  ];
}

/** Which law told the forces, and by what ease and efficiency are counted. */
function lawParagraph({ law, scale }: BriefResult): Block[] {
  if (law === null) return [];
  const say = ({ from, to }: { from: Period; to: Period }): string =>
    `${formatPeriod(from, scale.step)}–${formatPeriod(to, scale.step)}`;
  const { effort } = law;
  const counted =
    effort === null
      ? 'No effort of the actor is measured in these years.'
      : `Ease and efficiency are counted by ${uncapitalised(effort.title)}: ${effortText(effort)}.`;
  return [
    {
      kind: 'paragraph',
      text: `Forces are told for ${say(law.window)} by the law “${law.title}”, fitted to ${law.audiences} audiences, ${say(law.fit)}. ${counted}`,
    },
  ];
}

function effortText({ amount, unit }: EffortTold): string {
  if (unit === 'US$') return `${roundTo(amount / 1e6, amount < 1e8 ? 1 : 0)} million US$`;
  return `${roundTo(amount, 0)} ${unit}${amount === 1 ? '' : 's'}`;
}

function commandOf({ actor, audience, scale, asked }: BriefResult): string {
  const quoted = (id: string): string => (/^[\w:@,.-]+$/.test(id) ? id : `"${id}"`);
  const years = [
    ...(asked.from === null ? [] : [`--from ${asked.from}`]),
    ...(asked.to === null ? [] : [`--to ${asked.to}`]),
  ];
  const on = scale.id === 'unga' ? [] : [`--scale ${scale.id}`];
  return ['npx suasion brief', quoted(audience.id), quoted(actor.id), ...on, ...years].join(' ');
}

function paragraphs(...texts: readonly string[]): Block[] {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text }));
}

function wordTable(result: BriefResult): Table {
  const { reach: way, displacement: moved, gap: distance, velocity: speed, halfway: half } = result;
  const rows = [
    row(`${reach.title} at the start`, 'reach_start', way?.start.reach ?? null),
    row(`${reach.title} at the end`, 'reach_end', way?.end?.reach ?? null),
    row(displacement.title, 'displacement', moved),
    row(`${displacement.title} toward the actor`, 'displacement_toward', moved?.toward?.estimate ?? null),
    row(gap.title, 'gap_narrowed', distance?.narrowed ?? null),
    row('– by the audience’s own way', 'gap_by_audience', distance?.byAudience ?? null),
    row('– by the actor’s own way', 'gap_by_actor', distance?.byActor ?? null),
    row(velocity.title, 'velocity', speed),
    row(halfway.title, 'halfway', half),
    ...lawRows(result).map(([title, id, estimate]) => row(title, id, estimate)),
  ];
  return {
    kind: 'table',
    name: 'words',
    caption: 'The words in numbers: median and 90 % interval; words of the law for its years, positive = up the scale.',
    columns: [
      { name: 'word', title: 'Word' },
      { name: 'id', title: 'Key' },
      { name: 'q50', title: 'Median', decimals: 3 },
      { name: 'q05', title: 'From', decimals: 3 },
      { name: 'q95', title: 'To', decimals: 3 },
      { name: 'unit', title: 'Unit' },
    ],
    rows,
  };
}

function row(title: string, id: string, estimate: Estimate | null): Cell[] {
  if (estimate === null) return [title, id, null, null, null, 'not known'];
  return [title, id, ...estimateCells(estimate), estimate.unit];
}

function motionTable({ motion }: BriefResult): Table[] {
  if (motion === null) return [];
  return [
    {
      kind: 'table',
      name: 'motion',
      caption: 'Motion kind: how probable each is, against the ten years before the window.',
      columns: [
        { name: 'kind', title: 'Kind' },
        { name: 'probability', title: 'Probability', decimals: 2 },
        { name: 'chance', title: 'In words' },
      ],
      rows: Object.entries(motion.probabilities).map(([kind, probability]) => [
        capitalised(kind),
        probability,
        formatChance(probability),
      ]),
    },
  ];
}

function positionTable(result: BriefResult): Table {
  const actors = new Map<Period, Position>(result.actorPositions.map((position) => [position.period, position]));
  return {
    kind: 'table',
    name: 'positions',
    caption: `Positions of ${result.audience.name} and of ${result.actor.name}: median and 90 % interval.`,
    columns: [
      { name: 'period', title: 'Year' },
      { name: 'audience_q50', title: result.audience.name, decimals: 2 },
      { name: 'audience_q05', title: 'From', decimals: 2 },
      { name: 'audience_q95', title: 'To', decimals: 2 },
      { name: 'audience_observations', title: 'Observations', decimals: 0 },
      { name: 'actor_q50', title: result.actor.name, decimals: 2 },
      { name: 'actor_q05', title: 'From', decimals: 2 },
      { name: 'actor_q95', title: 'To', decimals: 2 },
    ],
    rows: result.positions.map(({ period, estimate, observations }) => {
      const actor = actors.get(period);
      const cells: Cell[] = actor === undefined ? [null, null, null] : estimateCells(actor.estimate);
      return [formatPeriod(period, result.scale.step), ...estimateCells(estimate), observations, ...cells];
    }),
  };
}
