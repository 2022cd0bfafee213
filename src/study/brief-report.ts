import { displacement, formatChance, gap, halfway, reach, velocity } from '../mechanics/index.js';
import { type Estimate, formatPeriod, type Period, type Position } from '../model/index.js';
import type { BriefResult } from './brief-result.js';
import { relationBlocks } from './relations-report.js';
import type { Block, Cell, Table } from './report.js';
import { capitalised, estimateCells } from './telling.js';

/** A brief for a reader: the sentence first, then the words in numbers, then every position. */
export function briefReport(result: BriefResult): Block[] {
  const { scale, actor, audience, window } = result;
  const placed = result.positions.length > 0;
  const [from, to] = [formatPeriod(window.from, scale.step), formatPeriod(window.to, scale.step)];
  return [
    { kind: 'heading', level: 1, text: `${audience.name} and ${actor.name}, ${from} to ${to}` },
    ...readingBlocks(result.reading),
    {
      kind: 'paragraph',
      text: `Scale: ${scale.title}. Low = ${scale.ends[0]}; high = ${scale.ends[1]}. ${scale.unitMeaning}`,
    },
    ...(placed ? [wordTable(result), ...motionTable(result)] : []),
    ...relationBlocks(result),
    ...(placed ? [positionTable(result)] : []),
  ];
}

/** The three depths one below the other, nothing said twice. */
function readingBlocks({ sentence, paragraph, full }: BriefResult['reading']): Block[] {
  return [sentence, paragraph.slice(sentence.length), full.slice(paragraph.length)]
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
  ];
  return {
    kind: 'table',
    name: 'words',
    caption: 'The words in numbers: median and 90 % interval.',
    columns: [
      { name: 'word', title: 'Word' },
      { name: 'id', title: 'Key' },
      { name: 'q50', title: 'Median', decimals: 2 },
      { name: 'q05', title: 'From', decimals: 2 },
      { name: 'q95', title: 'To', decimals: 2 },
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
