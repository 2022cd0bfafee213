import { formatPeriod } from '../../model/index.js';
import type { Block, Cell, Table, TableColumn } from '../report.js';
import { evidenceTablesOf } from './evidence-report.js';
import { outsideBlocks } from './outside-report.js';
import type { AuditResult } from './result.js';
import { standingWord } from './standing-word.js';

/** An audit for a reader. */
export function auditReport(result: AuditResult): Block[] {
  const { scale, worldsOf, reading } = result;
  const { from, to, design, standing } = worldsOf;
  return [
    heading(1, `Audit: ${scale.title}`),
    paragraph(reading),
    summaryTable(result),
    paragraph(
      `Made-up worlds have the shape of the panel of ${design} (actors ${standingWord[standing]}, ${formatPeriod(from, scale.step)} to ${formatPeriod(to, scale.step)}): who was seen when and how sharply, who did what to whom. Bounds hold the true share with 99 % confidence. “Open” means outside what is required, but with so few worlds that chance would do it: an audit without --quick makes more.`,
    ),
    heading(2, 'Recovery'),
    coverageTable(result),
    heading(2, 'Null'),
    nullTable(result),
    paragraph(
      'Doses are dealt to other audiences with records of about the same years, beside measurements as they are. With the usual priors few intervals may leave out 0; flat priors, which hold nothing back, must let about a tenth.',
    ),
    heading(2, 'Identities'),
    identitiesTable(result),
    heading(2, 'The laws shipped'),
    convergenceTable(result),
    shuffledTable(result),
    ...evidenceTablesOf(result),
    heading(2, 'Findings in print'),
    ...outsideBlocks(result.outside),
  ];
}

function heading(level: 1 | 2, text: string): Block {
  return { kind: 'heading', level, text };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function summaryTable({ checks }: AuditResult): Table {
  return {
    kind: 'table',
    name: 'checks',
    caption: 'What was checked. An audit fails where a check that guards honesty is not met.',
    columns: [
      { name: 'check', title: 'Check' },
      { name: 'guards', title: 'Guards' },
      { name: 'outcome', title: 'Outcome' },
      { name: 'said', title: 'Found' },
    ],
    rows: checks.map(({ title, guards, outcome, said }) => [title, guards ? 'yes' : 'no', outcome, said]),
  };
}

const bounds: readonly TableColumn[] = [
  { name: 'share', title: 'Share', decimals: 3 },
  { name: 'low', title: 'From', decimals: 3 },
  { name: 'high', title: 'To', decimals: 3 },
  { name: 'least', title: 'At least', decimals: 2 },
  { name: 'most', title: 'At most', decimals: 2 },
  { name: 'outcome', title: 'Outcome' },
];

function coverageTable({ recovery }: AuditResult): Table {
  const { worlds, rHat, ess, drawnAnew, coverage } = recovery;
  return {
    kind: 'table',
    name: 'recovery',
    caption: `Share of 90 % intervals that held the truth, in ${worlds} worlds with truths from the prior (${drawnAnew} drawn anew because nobody would measure them; median of the largest R̂ ${rHat.toFixed(2)}, of the least effective size ${ess.toFixed(0)}).`,
    columns: [{ name: 'parameter', title: 'Parameter' }, { name: 'intervals', title: 'Intervals' }, ...bounds],
    rows: coverage.map(({ parameter, tries, share, low, high, least, most, outcome }) => [
      parameter,
      tries,
      share,
      low,
      high,
      least,
      most,
      outcome,
    ]),
  };
}

function nullTable({ null: tried }: AuditResult): Table {
  return {
    kind: 'table',
    name: 'null',
    caption: 'Share of 90 % intervals of responses to doses that never were that left out 0.',
    columns: [
      { name: 'priors', title: 'Priors' },
      { name: 'worlds', title: 'Worlds' },
      { name: 'intervals', title: 'Intervals' },
      ...bounds,
    ],
    rows: tried.map(({ wider, worlds, excluded }): Cell[] => {
      const priors = wider === 1 ? 'usual' : `${wider} × wider`;
      if (excluded === null) return [priors, worlds, 0, null, null, null, null, null, 'not run'];
      const { tries, share, low, high, least, most, outcome } = excluded;
      return [priors, worlds, tries, share, low, high, least, most, outcome];
    }),
  };
}

function identitiesTable({ identities }: AuditResult): Table {
  return {
    kind: 'table',
    name: 'identities',
    caption: 'By how much identities are missed, as a share of the largest number in them.',
    columns: [
      { name: 'identity', title: 'Identity' },
      { name: 'on', title: 'On' },
      { name: 'courses', title: 'Courses' },
      { name: 'deviation', title: 'Missed by' },
      { name: 'outcome', title: 'Outcome' },
    ],
    rows: identities.flatMap(({ on, identities: own }) =>
      own.map(({ title, courses, deviation, outcome }) => [
        title,
        on,
        courses,
        deviation === null ? null : deviation.toExponential(1),
        outcome,
      ]),
    ),
  };
}

function convergenceTable({ convergence }: AuditResult): Table {
  return {
    kind: 'table',
    name: 'convergence',
    caption: 'How the chains of every law agree: at most 1.01 and at least 400 are asked for.',
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'standing', title: 'Actors' },
      { name: 'r_hat', title: 'R̂', decimals: 3 },
      { name: 'ess', title: 'Effective size', decimals: 0 },
      { name: 'divergences', title: 'Ran away' },
      { name: 'converged', title: 'Relied on' },
    ],
    rows: convergence.map(({ design, standing, rHat, ess, divergences, converged }) => [
      design,
      standingWord[standing],
      rHat,
      ess,
      divergences,
      converged ? 'yes' : 'no',
    ]),
  };
}

function shuffledTable({ shuffledStanding }: AuditResult): Table {
  return {
    kind: 'table',
    name: 'shuffled_standing',
    caption: 'Appeal, and the range of what is found with standing and ties dealt to other actors (90 %).',
    columns: [
      { name: 'design', title: 'Law' },
      { name: 'standing', title: 'Actors' },
      { name: 'term', title: 'Appeal' },
      { name: 'found', title: 'Found', decimals: 4 },
      { name: 'low', title: 'Dealt from', decimals: 4 },
      { name: 'high', title: 'To', decimals: 4 },
      { name: 'known', title: 'Known' },
    ],
    rows: shuffledStanding.map(({ design, standing, term, found, low, high, known }) => [
      design,
      standingWord[standing],
      term,
      found,
      low,
      high,
      known ? 'yes' : 'no',
    ]),
  };
}
