import type { Estimate } from '../../model/index.js';
import type { Block, Cell, TableColumn } from '../report.js';
import { shortList } from './assemble.js';
import { readLaw } from './reading.js';
import type { FitResult } from './result.js';

/** What a fit says, for a reader. */
export function fitReport(result: FitResult): Block[] {
  const { scale, convergence, masses } = result;
  return [
    { kind: 'heading', level: 1, text: `Responses on the scale ${scale.name}` },
    { kind: 'paragraph', text: window(result) },
    ...result.instruments.map(({ reading }): Block => ({ kind: 'paragraph', text: reading })),
    { kind: 'paragraph', text: readLaw(result) },
    {
      kind: 'table',
      name: 'instruments',
      caption: `Response to a dose of 1 (${result.instruments[0]!.response.unit}): median, 90 % interval, and the acts and actors behind it.`,
      columns: [
        { name: 'instrument', title: 'Instrument' },
        { name: 'mechanism', title: 'Mechanism' },
        ...estimateColumns('response'),
        { name: 'acts', title: 'Acts', decimals: 0 },
        { name: 'effective_actors', title: 'Effective actors', decimals: 1 },
        { name: 'leading_actor', title: 'Leading actor' },
        { name: 'leading_share', title: 'Its share', decimals: 2 },
      ],
      rows: result.instruments.map(({ instrument, mechanism, response, acts, actors }): Cell[] => [
        instrument,
        mechanism,
        ...estimateCells(response),
        acts,
        actors.effective,
        actors.leading,
        actors.share,
      ]),
    },
    ...(masses.length === 0
      ? []
      : [
          {
            kind: 'table',
            name: 'masses',
            caption: 'Masses, in standard audiences: the heavier, the less it moves under the same force.',
            columns: [{ name: 'audience', title: 'Audience' }, ...estimateColumns('mass')],
            rows: masses.map(({ audience, mass }): Cell[] => [audience, ...estimateCells(mass)]),
            atMost: 20,
          } as const,
        ]),
    { kind: 'paragraph', text: agreement(convergence) },
    ...leftOut(result),
    {
      kind: 'paragraph',
      text: 'These are responses under the law of motion, not yet tried against other explanations. Parameters, joint draws, rejected rows and a record of the fit are in the folder of --out.',
    },
  ];
}

function window({ scale, from, to, actsTo, audiences, positions, acts }: FitResult): string {
  const who = scale.kind === 'directed' ? 'pairs of audience and actor' : 'audiences';
  return `${positions} positions of ${audiences} ${who} from ${from} to ${to}, and ${acts} acts from ${from} to ${actsTo}. In these periods an act that is not listed counts as none.`;
}

function agreement({ quick, chains, draws, worst, rHat, essBulk, essTail }: FitResult['convergence']): string {
  const least = Math.floor(Math.min(essBulk, essTail));
  const text = `The chains agree: ${draws} draws of ${chains} chains, split-R̂ at most ${rHat.toFixed(3)} (${worst}), effective sample sizes at least ${least}.`;
  return quick ? `${text} This was a quick try-out by a lower standard: not for use.` : text;
}

function leftOut({ leftOut: groups, rejected, unusedColumns }: FitResult): Block[] {
  const texts = groups.map(
    ({ what, rows, reason, names }) =>
      `${rows} ${what} left out: ${reason}${names.length === 0 ? '' : ` (${shortList(names)})`}.`,
  );
  if (rejected > 0) texts.push(`${rejected} rows of positions rejected: rejects.csv says which and why.`);
  if (unusedColumns.length > 0) texts.push(`Columns that were not used: ${unusedColumns.join(', ')}.`);
  return texts.length === 0 ? [] : [{ kind: 'paragraph', text: texts.join(' ') }];
}

function estimateColumns(name: string): TableColumn[] {
  return [
    { name: `${name}_q50`, title: 'Median', decimals: 4 },
    { name: `${name}_q05`, title: '5 %', decimals: 4 },
    { name: `${name}_q95`, title: '95 %', decimals: 4 },
  ];
}

function estimateCells({ q50, q05, q95 }: Estimate): [number, number, number] {
  return [q50, q05, q95];
}
