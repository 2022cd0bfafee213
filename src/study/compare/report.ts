import { type Contrast, testHorizon } from '../../evidence/index.js';
import { type Estimate, formatPeriod } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { Block, Cell, TableColumn } from '../report.js';
import { estimateCells } from '../telling.js';
import { periodsInYear } from './responses.js';
import type { CompareResult, InstrumentTold, StandingTold } from './result.js';
import { readContrasts } from './sentence.js';

/** A comparison for a reader. */
export function compareReport(result: CompareResult): Block[] {
  const { scale, unit, designs, instruments, reading, by } = result;
  const span = designs
    .map(({ title, from, to }) => `${title} (${formatPeriod(from, scale.step)} to ${formatPeriod(to, scale.step)})`)
    .join('; ');
  return [
    { kind: 'heading', level: 1, text: `Instruments compared: ${scale.title}` },
    { kind: 'paragraph', text: reading },
    responses(result),
    {
      kind: 'paragraph',
      text: `By the laws of ${span}. Responses in ${unit === 'of the reach' ? 'shares of the way to the actor’s own position' : `${unit}s`}; the usual exposure is the root mean square among those exposed. What acts aimed at is not known: a response is movement toward the aim on this scale, never the success of an act.`,
    },
    ...instruments.map((told): Block => ({ kind: 'paragraph', text: told.reading })),
    { kind: 'heading', level: 2, text: 'Tests' },
    tests(result),
    harms(instruments),
    ...(by === null ? [] : [contexts(instruments, by)]),
    { kind: 'heading', level: 2, text: 'The claim' },
    ...designs.map((design): Block => ({ kind: 'paragraph', text: readContrasts(design, scale) })),
    contrasts(result),
    {
      kind: 'paragraph',
      text: 'The rule was fixed before any confirmatory result was looked at: every instrument of a side counts the same, and the claim holds where 90 % of the posterior lie above 0. Inducement stands on neither side; pressure and listening on none. Harm stands beside a response and is never taken off it.',
    },
  ];
}

const triple = (name: string, title: string, decimals: number): TableColumn[] => [
  { name: `${name}_q50`, title, decimals },
  { name: `${name}_q05`, title: 'From', decimals },
  { name: `${name}_q95`, title: 'To', decimals },
];

const nothing: [null, null, null] = [null, null, null];

/** Two decimals, and more where even the widest interval would otherwise hardly show: five years are sixty months of conduct. */
function decimalsFor(estimates: readonly (Estimate | null | undefined)[]): number {
  const widest = Math.max(0, ...estimates.map((one) => (one ? one.q95 - one.q05 : 0)));
  return widest === 0 ? 2 : Math.min(5, Math.max(2, 1 + Math.ceil(-Math.log10(widest))));
}

function responses({ instruments, designs, unit }: CompareResult): Block {
  const several = designs.length > 1;
  const decimals = decimalsFor(
    instruments.flatMap(({ standings }) => Object.values(standings).map((told) => told?.response.h5)),
  );
  return {
    kind: 'table',
    name: 'instruments',
    caption: `Response toward the aim, five years after the usual exposure (${unit}): median and 90 % interval, all actors counting alike, then by capabilities; grade of the evidence.`,
    columns: [
      { name: 'instrument', title: 'Instrument' },
      ...(several ? [{ name: 'design', title: 'Law' }] : []),
      ...triple('equal_h5', 'Alike', decimals),
      ...triple('capability_h5', 'By capability', decimals),
      { name: 'grade', title: 'Grade' },
    ],
    rows: instruments.map(({ id, design, standings, grade }): Cell[] => {
      const [equal, share] = [standings.equal, standings['capability-share']];
      return [
        id,
        ...(several ? [design] : []),
        ...(equal === null ? nothing : estimateCells(equal.response.h5)),
        ...(share === null ? nothing : estimateCells(share.response.h5)),
        grade.word,
      ];
    }),
  };
}

/** Standings in a word, for narrow columns. */
const inAWord: Readonly<Record<StandingKind, string>> = { equal: 'alike', 'capability-share': 'capability' };

function tests({ instruments, designs, scale }: CompareResult): Block {
  const several = designs.length > 1;
  const year = periodsInYear(scale);
  return {
    kind: 'table',
    name: 'tests',
    caption: `What the tests found, by how actors count: the event study ${testHorizon} ${scale.step}s after the usual exposure; its placebo before the act; the robustness value; the share of other specifications that agree in sign; the gain in log score per thousand observations of the last ten years; the false-discovery rate over all published claims.`,
    columns: [
      { name: 'instrument', title: 'Instrument' },
      ...(several ? [{ name: 'design', title: 'Law' }] : []),
      { name: 'standing', title: 'Actors' },
      { name: 'event_study', title: 'Event study', decimals: 2 },
      { name: 'placebo', title: 'Placebo', decimals: 2 },
      { name: 'robustness_value', title: 'Robust', decimals: 2 },
      { name: 'multiverse', title: 'Agree', decimals: 2 },
      { name: 'held_out', title: 'Gain', decimals: 1 },
      { name: 'false_discovery', title: 'q', decimals: 2 },
    ],
    rows: instruments.flatMap(({ id, design, standings }) =>
      (Object.entries(standings) as [StandingKind, StandingTold | null][]).flatMap(([standing, told]): Cell[][] =>
        told === null
          ? []
          : [
              [
                id,
                ...(several ? [design] : []),
                inAWord[standing],
                told.eventStudy?.path.find(({ h }) => h === testHorizon / year)?.mean ?? null,
                told.eventStudy?.placebo?.mean ?? null,
                told.robustnessValue,
                told.multiverse?.share ?? null,
                told.heldOut === null ? null : 1000 * told.heldOut.mean,
                told.falseDiscovery,
              ],
            ],
      ),
    ),
  };
}

function harms(instruments: readonly InstrumentTold[]): Block {
  return {
    kind: 'table',
    name: 'harm',
    caption:
      'What was done, and the harm that goes with it in the ledger of people, per act. It is associated with both sides, and stands beside the response: it is not taken off.',
    columns: [
      { name: 'instrument', title: 'Instrument' },
      { name: 'design', title: 'Law' },
      { name: 'acts', title: 'Acts', decimals: 0 },
      { name: 'dyads', title: 'Pairs', decimals: 0 },
      { name: 'audiences', title: 'Audiences', decimals: 0 },
      { name: 'harm', title: 'Harm' },
      { name: 'harm_best', title: 'Per act', decimals: 2 },
      { name: 'harm_low', title: 'From', decimals: 2 },
      { name: 'harm_high', title: 'To', decimals: 2 },
    ],
    rows: instruments.map(({ id, design, acts, dyads, audiences, harm }) => [
      id,
      design,
      acts,
      dyads,
      audiences,
      harm?.title ?? null,
      harm?.best ?? null,
      harm?.low ?? null,
      harm?.high ?? null,
    ]),
  };
}

function contexts(instruments: readonly InstrumentTold[], by: string): Block {
  return {
    kind: 'table',
    name: 'contexts',
    caption: `By ${by}: movement five years after an act, by the event study.`,
    columns: [
      { name: 'instrument', title: 'Instrument' },
      { name: 'design', title: 'Law' },
      { name: 'context', title: 'Where' },
      ...triple('h5', 'Movement', 2),
      { name: 'events', title: 'Acts', decimals: 0 },
    ],
    rows: instruments.flatMap(({ id, design, contexts: own }) =>
      (own ?? []).map((one): Cell[] => [id, design, one.context, ...estimateCells(one), one.events]),
    ),
  };
}

/** Without inducement, which is contested, and with it on either side. */
function contrasts({ designs, unit }: CompareResult): Block {
  const differences = designs.flatMap(({ laws }) => laws.map(({ contrast }) => contrast?.difference));
  return {
    kind: 'table',
    name: 'contrasts',
    caption: `Collaboration and attraction less coercion and force, five years after the usual exposure (${unit}); inducement on no side, with the first, with the second.`,
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'status', title: 'Status' },
      { name: 'standing', title: 'Actors' },
      { name: 'inducement', title: 'Induced' },
      ...triple('difference', 'Difference', decimalsFor(differences)),
      { name: 'probability', title: 'Above 0', decimals: 2 },
      { name: 'grade', title: 'Grade' },
    ],
    rows: designs.flatMap(({ design, status, laws }) =>
      laws.flatMap(({ standing, contrast }): Cell[][] => {
        const row = (inducement: string, difference: Estimate | null, told: Contrast | null = null): Cell[] => [
          design,
          status,
          inAWord[standing],
          inducement,
          ...(difference === null ? nothing : estimateCells(difference)),
          told?.probability ?? null,
          told?.grade.word ?? null,
        ];
        return [
          row('neither', contrast?.difference ?? null, contrast),
          ...(contrast?.withInducement
            ? [row('first', contrast.withInducement.toward), row('second', contrast.withInducement.against)]
            : []),
        ];
      }),
    ),
  };
}
