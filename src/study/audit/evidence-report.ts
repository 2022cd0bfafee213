import { placeboHorizon } from '../../evidence/index.js';
import type { StandingKind } from '../law/standing.js';
import type { Block, Cell, Table, TableColumn } from '../report.js';
import { estimateCells } from '../telling.js';
import { standingWord } from './standing-word.js';
import type { AuditResult, HeldOutTold, MultiverseTold, PlaceboTold, RobustnessTold } from './result.js';

const about: readonly TableColumn[] = [
  { name: 'design', title: 'Law' },
  { name: 'standing', title: 'Actors' },
  { name: 'instrument', title: 'Instrument' },
];

/** Specifications shown in text; CSV and JSON have all. */
const fewSpecifications = 12;

/** What the stored evidence says, or that there is none. */
export function evidenceTablesOf({ placebo, heldOut, robustness, multiverse }: AuditResult): Block[] {
  const title: Block = { kind: 'heading', level: 2, text: 'Tests of the claims' };
  if (placebo === null || heldOut === null || robustness === null || multiverse === null) {
    return [
      title,
      {
        kind: 'paragraph',
        text: 'These tables hold no evidence: placebo, held-out skill, robustness and multiverse were not run.',
      },
    ];
  }
  return [
    title,
    placeboTable(placebo),
    heldOutTable(heldOut),
    robustnessTable(robustness),
    multiverseTable(multiverse),
    curveTable(multiverse),
  ];
}

function cellsOf({
  design,
  standing,
  instrument,
}: {
  design: string;
  standing: StandingKind;
  instrument: string;
}): Cell[] {
  return [design, standingWord[standing], instrument];
}

function placeboTable(rows: readonly PlaceboTold[]): Table {
  return {
    kind: 'table',
    name: 'placebo',
    caption: `Future doses: movement over the periods before the act, beside the effect ${placeboHorizon} periods after it, by the event study (per unit dose of an actor with a standing of 1); 90 % intervals.`,
    columns: [
      ...about,
      { name: 'placebo_q50', title: 'Before', decimals: 3 },
      { name: 'placebo_q05', title: 'From', decimals: 3 },
      { name: 'placebo_q95', title: 'To', decimals: 3 },
      { name: 'effect', title: 'After', decimals: 3 },
      { name: 'difference_q05', title: 'Less, from', decimals: 3 },
      { name: 'difference_q95', title: 'To', decimals: 3 },
    ],
    rows: rows.map((row) => [
      ...cellsOf(row),
      ...estimateCells(row.placebo),
      row.effect?.mean ?? null,
      row.difference?.q05 ?? null,
      row.difference?.q95 ?? null,
    ]),
  };
}

function heldOutTable(rows: readonly HeldOutTold[]): Table {
  return {
    kind: 'table',
    name: 'held_out',
    caption:
      'The last ten years foretold: gain in one-step log score per observation (in thousandths of a nat), over simpler models and over the law without each instrument; standard errors clustered by period.',
    columns: [
      ...about,
      { name: 'over', title: 'Over' },
      { name: 'gain', title: 'Gain', decimals: 1 },
      { name: 'sd', title: 'Error', decimals: 1 },
      { name: 'degrees', title: 'Degrees' },
      { name: 'observations', title: 'Observations' },
      { name: 'note', title: 'Note' },
    ],
    rows: rows.map((row) => [
      ...cellsOf(row),
      row.over,
      row.gain === null ? null : 1000 * row.gain,
      row.sd === null ? null : 1000 * row.sd,
      row.degrees,
      row.observations,
      row.note,
    ]),
  };
}

function robustnessTable(rows: readonly RobustnessTold[]): Table {
  return {
    kind: 'table',
    name: 'robustness',
    caption:
      'Robustness value: the share of what is unexplained in act and outcome alike that a confounder would have to explain to take the effect away; and what one as strong as the strongest covariate would leave.',
    columns: [
      ...about,
      { name: 'robustness_value', title: 'Value', decimals: 3 },
      { name: 'degrees', title: 'Degrees', decimals: 0 },
      { name: 'covariate', title: 'Strongest' },
      { name: 'left', title: 'Left', decimals: 3 },
    ],
    rows: rows.map((row) => [...cellsOf(row), row.value, row.degrees, row.covariate, row.left]),
  };
}

function multiverseTable(rows: readonly MultiverseTold[]): Table {
  return {
    kind: 'table',
    name: 'multiverse',
    caption: 'Share of specifications in which the response is above 0, and the least, middle and largest response.',
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'instrument', title: 'Instrument' },
      { name: 'above', title: 'Above 0', decimals: 2 },
      { name: 'specifications', title: 'Specifications' },
      { name: 'least', title: 'Least', decimals: 3 },
      { name: 'middle', title: 'Middle', decimals: 3 },
      { name: 'largest', title: 'Largest', decimals: 3 },
    ],
    rows: rows.map(({ design, instrument, above, specifications, curve }) => [
      design,
      instrument,
      above,
      specifications,
      curve[0]?.mean ?? null,
      curve[Math.floor(curve.length / 2)]?.mean ?? null,
      curve.at(-1)?.mean ?? null,
    ]),
  };
}

function curveTable(rows: readonly MultiverseTold[]): Table {
  return {
    kind: 'table',
    name: 'specifications',
    caption: 'The specification curve of each response, from the least to the largest.',
    atMost: fewSpecifications,
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'instrument', title: 'Instrument' },
      { name: 'place', title: 'Place' },
      { name: 'response', title: 'Response', decimals: 3 },
      { name: 'sd', title: 'Error', decimals: 3 },
      { name: 'specification', title: 'Specification' },
    ],
    rows: rows.flatMap(({ design, instrument, curve }) =>
      curve.map(({ specification, mean, sd }, i): Cell[] => [design, instrument, i + 1, mean, sd, specification]),
    ),
  };
}
