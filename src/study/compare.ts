import { z } from 'zod';
import { instruments as allInstruments } from '../instruments/index.js';
import { type Problem, problem, type Scale } from '../model/index.js';
import { falseDiscoveryRates, normalCumulative } from '../statistics/index.js';
import { type ContextKind, contextKinds } from './compare/contexts.js';
import { estimateFrom, type Evidence, readEvidence } from './compare/evidence-reading.js';
import type { EvidenceMeasure } from './compare/evidence-table.js';
import { type LawRead, tellInstruments } from './compare/instruments.js';
import { compareReport } from './compare/report.js';
import { readResponses, signChance, unitOfResponse } from './compare/responses.js';
import type { CompareDesign, CompareLaw, CompareResult, InstrumentTold } from './compare/result.js';
import { statusOf } from './compare/status.js';
import { kindsOf } from './kinds.js';
import { designs } from './law/designs.js';
import { yearOf } from './law/exposure-columns.js';
import type { StandingKind } from './law/standing.js';
import { noLawOn, readLawDraws, readLaws, type StoredLaw, type StoredTerm } from './law/stored-law.js';
import { scaleParameter, scaleSchema } from './parameters.js';
import { openReference, type Reference, scaleOf } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface CompareParameters {
  readonly scale: string;
  readonly by?: ContextKind | undefined;
}

/** Order in which standings are told. */
const standings: readonly StandingKind[] = ['equal', 'capability-share'];

/** What the command reads: specifications are many, and are the audit's. */
const measures: readonly EvidenceMeasure[] = [
  'acts',
  'dyads',
  'audiences',
  'harm',
  'event-study',
  'event-study-unweighted',
  'placebo',
  'placebo-difference',
  'quickness',
  'durability',
  'confounder',
  'robustness-value',
  'held-out',
  'multiverse',
  'context',
];

export const compare: Study<CompareParameters, CompareResult> = {
  id: 'compare',
  title: 'Compare instruments on one scale, with the evidence for each',
  about:
    'How far an audience moves toward the aim within 1, 3, 5 and 10 years of the usual exposure to each instrument, under both ways of counting actors; what the tests of each response found, and a grade that follows from them by rule. Harm stands beside, never netted.',
  parameters: [
    scaleParameter,
    {
      name: 'by',
      kind: 'option',
      about: 'Also tell responses by a context of the act or the audience',
      value: 'CONTEXT',
      required: false,
      choices: contextKinds,
    },
  ],
  schema: z.strictObject({ scale: scaleSchema, by: z.enum(contextKinds).optional() }),
  examples: ['compare', 'compare --scale favourability'],
  run,
  report: ({ result }) => compareReport(result),
};

async function run(parameters: CompareParameters, context: Context): Promise<Answer<CompareResult>> {
  const scale = scaleOf(parameters.scale);
  const by = parameters.by ?? null;
  const reference = await openReference(context.data);
  try {
    const published = await readLaws(reference);
    const own = designs.filter((design) => design.scale === scale.id).map(({ id }) => id);
    const laws = published.filter(({ scale: of }) => of === scale.id);
    if (laws.length === 0) throw noLawOn(scale);
    const [evidence, kinds] = await Promise.all([readEvidence(reference, own, measures), kindsOf(reference, 'ledger')]);
    const falseDiscovery = ratesOf(published.filter(({ converged }) => converged));
    const told: CompareDesign[] = [];
    const instruments: InstrumentTold[] = [];
    const problems: Problem[] = [...reference.missing, ...laws.filter(({ converged }) => !converged).map(notConverged)];
    for (const design of own) {
      const reads = await readDesign(reference, laws, design, scale);
      if (reads.length === 0) continue;
      told.push(tellDesign(design, reads, evidence));
      problems.push(...reads.flatMap(({ law, reader }) => contrastProblems(law, reader.contrast().problems)));
      instruments.push(...tellInstruments(reads, { reference, scale, evidence, kinds, falseDiscovery, by }));
    }
    if (evidence === null && instruments.length > 0) problems.push(withoutEvidence(scale));
    else if (by !== null && instruments.every(({ contexts }) => contexts === null)) problems.push(withoutContext(by));
    const { id, title, kind, domain, step, unit } = scale;
    return {
      question: { ...parameters },
      result: {
        scale: { id, title, kind, domain, step, unit },
        unit: unitOfResponse(scale),
        by,
        designs: told,
        instruments,
        reading: readingOf(instruments, scale),
      },
      origins: reference.originsOf(await sourcesBehind(reference, scale, laws)),
      problems,
    };
  } finally {
    await reference.close();
  }
}

/** Laws of one design that can be relied on, equal standing first. */
async function readDesign(
  reference: Reference,
  laws: readonly StoredLaw[],
  design: string,
  scale: Scale,
): Promise<LawRead[]> {
  const usable = standings.flatMap((standing) =>
    laws.filter((law) => law.design === design && law.standing === standing && law.converged),
  );
  return Promise.all(
    usable.map(async (law) => ({ law, reader: readResponses(law, await readLawDraws(reference, law, []), scale) })),
  );
}

function tellDesign(design: string, reads: readonly LawRead[], evidence: Evidence | null): CompareDesign {
  const { title, from, to } = reads[0]!.law;
  const laws = reads.map(({ law, reader }): CompareLaw => ({
    standing: law.standing,
    audiences: law.audiences,
    observations: law.observations,
    draws: law.draws,
    quickness: reader.quickness(),
    durability: reader.durability(),
    heldOut: (evidence?.of(law, '', 'held-out') ?? []).flatMap((row) => {
      const found = estimateFrom(row, 'nat');
      return found === null ? [] : [{ over: row.item, observations: row.count, ...found }];
    }),
    contrast: reader.contrast().contrast,
  }));
  return { design, title, status: statusOf(design), from, to, laws };
}

/** q of every response of an instrument over all laws that are published and can be relied on. */
function ratesOf(laws: readonly StoredLaw[]): (law: StoredLaw, term: StoredTerm) => number {
  const claims = laws.flatMap((law) =>
    law.terms.filter(({ kind }) => kind === 'instrument').map((term) => ({ law, term })),
  );
  const rates = falseDiscoveryRates(claims.map(({ term }) => signChance(term, normalCumulative)));
  const keyOf = ({ design, standing }: StoredLaw, { term }: StoredTerm): string => `${design} ${standing} ${term}`;
  const byKey = new Map(claims.map(({ law, term }, i) => [keyOf(law, term), rates[i]!]));
  return (law, term) => byKey.get(keyOf(law, term)) ?? Number.NaN;
}

function readingOf(instruments: readonly InstrumentTold[], scale: Scale): string {
  if (instruments.length === 0) return 'The data do not tell: no law of this scale can be relied on.';
  const graded = instruments.filter(({ grade }) => grade.word !== 'none');
  const words = (['strong', 'moderate', 'weak', 'contradicted'] as const).flatMap((word) => {
    const found = graded.filter(({ grade }) => grade.word === word).length;
    return found === 0 ? [] : [`${found} ${word}`];
  });
  const rest = instruments.length - graded.length;
  const known = words.length === 0 ? 'none is told from chance' : `the evidence is for ${words.join(', for ')}`;
  return `Of ${instruments.length} responses on ${scale.title}, ${known}${words.length > 0 && rest > 0 ? `; ${rest} cannot be told from chance` : ''}.`;
}

/** Ids of the sources of positions, acts, ties and standing. */
async function sourcesBehind(
  reference: Reference,
  scale: Scale,
  laws: readonly StoredLaw[],
): Promise<readonly string[]> {
  const told = new Set(laws.flatMap(({ settings }) => settings.instruments));
  const tied = [...new Set(laws.flatMap(({ settings }) => Object.keys(settings.ties)))];
  const [{ source }, ties, standing] = await Promise.all([
    reference.fit(scale),
    reference.read('kinds', { columns: ['origin'], where: { of: 'tie', id: { oneOf: tied } } }),
    reference.read('standing', {
      columns: ['origin'],
      where: { standing: 'capability-share', period: yearOf(laws[0]!.from, scale) },
    }),
  ]);
  return [
    source,
    ...allInstruments.filter(({ id }) => told.has(id)).flatMap(({ sources }) => sources),
    ...ties.text('origin'),
    ...standing.text('origin'),
  ];
}

function notConverged({ design, standing, rHat, ess }: StoredLaw): Problem {
  return problem('not-converged', {
    expected: `chains of the law ${design}, ${standing} standing, that agree (R̂ at most 1.01)`,
    got: `R̂ ${Number.isNaN(rHat) ? 'unknown' : rHat.toFixed(3)}, effective draws ${Number.isNaN(ess) ? 'unknown' : Math.round(ess)}`,
    fix: 'No number of it is told. Fit it again: suasion build --refit.',
  });
}

function contrastProblems({ design, standing }: StoredLaw, problems: readonly Problem[]): Problem[] {
  return problems.map(({ expected, got, fix }) =>
    problem('not-yet-known', { expected: `${expected}, for the claim on ${design}, ${standing} standing`, got, fix }),
  );
}

function withoutEvidence({ id }: Scale): Problem {
  return problem('not-yet-known', {
    expected: `the table of evidence for the laws on ${id}: event studies, held-out scores, multiverse`,
    got: 'none in these tables',
    fix: 'Tests count as not run, and grades say so. Build the tables again with suasion build.',
  });
}

function withoutContext(by: ContextKind): Problem {
  return problem('not-yet-known', {
    expected: `responses by ${by}`,
    got: 'none in these tables',
    fix: 'Read the responses over all contexts; contexts are null.',
  });
}
