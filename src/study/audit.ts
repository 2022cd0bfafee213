import { z } from 'zod';
import { type Problem, problem, ProblemError, type Scale } from '../model/index.js';
import { checksOf, passedAll } from './audit/checks.js';
import { tellClaims, tellConvergence, tellShuffled } from './audit/claims.js';
import { heldOutFile } from './audit/held-out-file.js';
import { tryIdentities } from './audit/identities.js';
import { compareOutside } from './audit/outside.js';
import { auditReport } from './audit/report.js';
import type { AuditCheck, AuditResult } from './audit/result.js';
import { quickAudit, thoroughAudit } from './audit/settings.js';
import { tryWorlds } from './audit/worlds.js';
import { readEvidence } from './compare/evidence-reading.js';
import type { EvidenceMeasure } from './compare/evidence-table.js';
import { designOf, designs } from './law/designs.js';
import { readPanel } from './law/panel-reading.js';
import { noLawOn, readLaws, type StoredLaw } from './law/stored-law.js';
import { scaleParameter, scaleSchema } from './parameters.js';
import { openReference, scaleOf } from './reference.js';
import type { Answer, Context, Study } from './study.js';
import { version } from './version.js';

interface AuditParameters {
  readonly scale: string;
  readonly quick?: boolean | undefined;
  readonly 'held-out'?: string | undefined;
  readonly date?: string | undefined;
}

/** With whether a check that guards honesty failed: for a door, the exit status. */
interface AuditAnswer extends Answer<AuditResult> {
  readonly failed: boolean;
}

const measures: readonly EvidenceMeasure[] = [
  'event-study',
  'placebo',
  'placebo-difference',
  'confounder',
  'robustness-value',
  'held-out',
  'multiverse',
  'specification',
];

export const audit: Study<AuditParameters, AuditResult> = {
  id: 'audit',
  title: 'Put the method on trial: does it find what is there, and nothing else',
  about:
    'Fits made-up worlds whose truth is known, and doses dealt to others; checks the identities of mechanics; and tells what the stored tests of the laws on a scale found. Ends with 1 where a check that guards honesty fails. Takes minutes; Ctrl-C calls it off.',
  parameters: [
    scaleParameter,
    { name: 'quick', kind: 'option', about: 'A few worlds only: seconds', value: null, required: false },
    {
      name: 'held-out',
      kind: 'option',
      about: 'Also write held-out scores to this CSV file, dated, for later versions to be compared with; needs --date',
      value: 'FILE',
      required: false,
    },
    { name: 'date', kind: 'option', about: 'Today, for that file: 2026-11-23', value: 'DAY', required: false },
  ],
  schema: z
    .strictObject({
      scale: scaleSchema,
      quick: z.boolean().optional(),
      'held-out': z.string().min(1).optional(),
      date: z.iso.date('expected a day such as 2026-11-23').optional(),
    })
    .refine((given) => given['held-out'] === undefined || given.date !== undefined, {
      message: 'expected a day such as 2026-11-23 with --held-out',
      path: ['date'],
    }),
  examples: ['audit --quick --scale favourability'],
  run,
  report: ({ result }) => auditReport(result),
};

async function run(parameters: AuditParameters, context: Context): Promise<AuditAnswer> {
  const scale = scaleOf(parameters.scale);
  const quick = parameters.quick === true;
  const settings = quick ? quickAudit : thoroughAudit;
  const { seed, workshop } = context;
  const reference = await openReference(context.data);
  try {
    const laws = inOrder((await readLaws(reference)).filter((law) => law.scale === scale.id));
    const tried = laws.find(({ converged }) => converged) ?? laws[0];
    if (tried === undefined) throw noLawOn(scale);
    const reliable = laws.filter(({ converged }) => converged);
    const evidence = await readEvidence(
      reference,
      laws.map(({ design }) => design),
      measures,
    );
    const outside = await compareOutside(reference);
    const { spec: asRead, origins } = await readPanel(reference, designOf(tried.design)!, { standing: tried.standing });
    const spec = { ...asRead, options: tried.options };
    const identities = await tryIdentities(reference, tried, spec.observations, settings, seed);
    const worlds = await tryWorlds(spec, settings, { seed, workshop });
    const claims = evidence === null ? null : tellClaims(evidence, reliable);
    const found = {
      ...worlds,
      identities,
      convergence: tellConvergence(laws),
      shuffledStanding: tellShuffled(reliable),
      placebo: claims?.placebo ?? null,
      heldOut: claims?.heldOut ?? null,
      robustness: claims?.robustness ?? null,
      multiverse: claims?.multiverse ?? null,
      outside,
    };
    const checks = checksOf(found);
    const { id, title, kind, step, unit } = scale;
    const passed = passedAll(checks);
    const files = heldOutFiles(parameters, claims?.heldOut ?? null);
    return {
      question: { ...parameters },
      result: {
        scale: { id, title, kind, step, unit },
        quick,
        passed,
        worldsOf: { design: tried.design, standing: tried.standing, from: tried.from, to: tried.to },
        checks,
        ...found,
        reading: readingOf(checks, passed, scale),
      },
      origins: reference.originsOf(origins),
      problems: [...reference.missing, ...(evidence === null ? [withoutEvidence(scale)] : [])],
      failed: !passed,
      ...(files === null ? {} : { files }),
    };
  } finally {
    await reference.close();
  }
}

/** In the order of designs, equal standing first. */
function inOrder(laws: readonly StoredLaw[]): StoredLaw[] {
  return designs.flatMap(({ id }) =>
    (['equal', 'capability-share'] as const).flatMap((standing) =>
      laws.filter((law) => law.design === id && law.standing === standing),
    ),
  );
}

function heldOutFiles(
  { scale, date, 'held-out': file }: AuditParameters,
  rows: AuditResult['heldOut'],
): Record<string, string> | null {
  if (file === undefined || date === undefined) return null;
  if (rows !== null) return { [file]: heldOutFile(rows, { date, version, scale }) };
  throw new ProblemError('no-data', {
    expected: `held-out scores of the laws on ${scale}`,
    got: 'none in these tables',
    fix: 'Build the tables again with suasion build, or leave --held-out out.',
    where: { parameter: 'held-out' },
  });
}

function readingOf(checks: readonly AuditCheck[], passed: boolean, { title }: Scale): string {
  const guarding = checks.filter(({ guards }) => guards);
  const named = (outcome: AuditCheck['outcome']): string =>
    guarding
      .filter((check) => check.outcome === outcome)
      .map((check) => check.title.toLowerCase())
      .join(', ');
  const failed = [named('not met'), named('not run')].filter((text) => text !== '').join(', ');
  const open = named('open');
  const left = open === '' ? '' : ` With so few worlds it cannot be told of ${open}.`;
  if (!passed) return `The audit on ${title} failed: ${failed}.${left}`;
  return `The audit on ${title} found nothing that speaks against the intervals told here.${left} What the tests of each claim found stands below, as it fell.`;
}

function withoutEvidence({ id }: Scale): Problem {
  return problem('not-yet-known', {
    expected: `the table of evidence for the laws on ${id}`,
    got: 'none in these tables',
    fix: 'Placebo, held-out skill, robustness and multiverse are null. Build the tables again with suasion build.',
  });
}
