import { z } from 'zod';
import { type Problem, uniqueOrigins } from '../model/index.js';
import { codes, gdelt, keds, type Records, type Source, sources, ungaVotes } from '../sources/index.js';
import type { Licence } from '../store/index.js';
import { addBallotAccount, addCodeAccount } from './build/accounts.js';
import { buildRegister } from './build/actors.js';
import { quickAssetLaws, thoroughAssetLaws } from './build/asset-law-settings.js';
import { quick, thorough } from './build/fit-settings.js';
import { quickEvidence, thoroughEvidence } from './build/evidence-settings.js';
import { addIdealPointScales } from './build/ideal-points.js';
import { giveMemoryBack } from './build/memory.js';
import { noFits, openKeptFits } from './build/kept-fits.js';
import { quickLaws, thoroughLaws } from './build/law-settings.js';
import { type LicenceRule, readRaw, requireRaw } from './build/raw.js';
import { addRecords, openReferenceRows } from './build/records.js';
import { tablesToWrite } from './build/tables.js';
import { writeReference } from './build/write-reference.js';
import { type BuildResult, buildReport } from './build-report.js';
import type { Answer, Context, Study } from './study.js';
import { version } from './version.js';

interface BuildParameters {
  readonly raw: string;
  readonly out: string;
  readonly quick: boolean;
  readonly refit: boolean;
  readonly licence: LicenceRule;
}

export const build: Study<BuildParameters, BuildResult> = {
  id: 'build',
  title: 'Make the reference tables from raw sources',
  about:
    'Reads the raw files of the sources (one folder a source, as in docs/data.md) and writes tables with their origins: positions, doses, ties, standing, indicators, the ledger of people; and fits the law of motion to them. Fitting takes some minutes; fits in the folder that were made from the same inputs are kept.',
  parameters: [
    {
      name: 'raw-folder',
      kind: 'argument',
      about: 'Folder with one subfolder a source',
      value: 'raw-folder',
      required: true,
    },
    {
      name: 'out',
      kind: 'option',
      about: 'Folder for the tables',
      value: 'DIR',
      required: false,
      otherwise: './reference',
    },
    {
      name: 'licence',
      kind: 'option',
      about: 'open = leave out every source whose licence is not an open one',
      value: 'RULE',
      required: false,
      otherwise: 'citable',
      choices: ['open', 'citable'],
    },
    { name: 'refit', kind: 'option', about: 'Fit positions and laws anew in any case', value: null, required: false },
    { name: 'quick', kind: 'option', about: 'Few draws: a try-out, not for use', value: null, required: false },
  ],
  schema: z
    .strictObject({
      'raw-folder': z.string().min(1),
      out: z.string().min(1).default('reference'),
      licence: z.enum(['open', 'citable']).default('citable'),
      refit: z.boolean().default(false),
      quick: z.boolean().default(false),
    })
    .transform(({ 'raw-folder': raw, ...rest }): BuildParameters => ({ raw, ...rest })),
  examples: [],
  run,
  report: ({ result }) => buildReport(result),
};

/** Licences of the tables as a whole; each table and row group names its own. */
function licencesOf(rule: LicenceRule): Licence[] {
  const open = [
    { name: 'CC0-1.0', title: 'Creative Commons Zero v1.0 Universal' },
    { name: 'CC-BY-4.0', title: 'Creative Commons Attribution 4.0 International' },
    { name: 'CC-BY-SA-4.0', title: 'Creative Commons Attribution-ShareAlike 4.0 International' },
  ];
  return rule === 'open'
    ? open
    : [...open, { name: 'other-at', title: 'Free to use with citation; see each table’s origins' }];
}

/** Sources that have a part of their own in the build; and GDELT, whose events are too many to be held in memory. */
const apart: readonly string[] = [codes.id, ungaVotes.id, gdelt.id];

async function run(parameters: BuildParameters, context: Context): Promise<Answer<BuildResult>> {
  const { raw, out, licence } = parameters;
  const { seed, workshop } = context;
  const problems: Problem[] = [];
  const lists = await requireRaw(raw, codes, licence, problems);
  // Its letters are names of actors, so it is read before anybody is looked for.
  const events = await readRaw(raw, keds, licence, problems);
  const { register, resolver } = buildRegister(lists.parsed.tables, events?.parsed.tables ?? null);
  const rows = openReferenceRows();
  const origins = [lists.origin];
  addCodeAccount(rows.accounts, lists, resolver);

  const votes = await readRaw(raw, ungaVotes, licence, problems);
  const settings = parameters.quick ? quick : thorough;
  if (votes !== null) {
    origins.push(votes.origin);
    addBallotAccount(rows.accounts, votes, resolver);
    const kept = parameters.refit ? noFits : await openKeptFits(out, [votes.origin, lists.origin], settings, seed);
    try {
      await addIdealPointScales(
        rows.positions,
        rows.scales,
        { votes, resolver, settings, seed, workshop, kept },
        problems,
      );
    } finally {
      await kept.close();
    }
  }
  const rest = sources.filter(({ id, origin }) => !apart.includes(id) && origin.permission !== 'local');
  for (const [done, source] of rest.entries()) {
    workshop.progress(done, rest.length, 'reading sources');
    workshop.signal.throwIfAborted();
    if (source.gives === undefined) continue;
    const loaded = source.id === keds.id ? events : await readRaw(raw, source as Source<Records>, licence, problems);
    if (loaded === null) continue;
    origins.push(loaded.origin);
    await addRecords(rows, loaded, resolver);
    giveMemoryBack();
  }
  const made = { step: 'build', version, parameters: { ...settings, seed, licence } };
  const tables = tablesToWrite(rows, { register, resolver, origins: uniqueOrigins(origins), made });
  const head = {
    name: 'suasion-reference',
    title: 'Suasion reference tables',
    description:
      'Positions of audiences, acts counted as doses, ties, standing, indicators, the ledger of people and the law of motion fitted to them, with the register of actors. Each table names the origin and licence of its rows.',
    version,
    licences: licencesOf(licence),
  };
  const laws = { settings: parameters.quick ? quickLaws : thoroughLaws, seed, workshop, refit: parameters.refit };
  const evidence = parameters.quick ? quickEvidence : thoroughEvidence;
  const assets = parameters.quick ? quickAssetLaws : thoroughAssetLaws;
  const records = await writeReference({ folder: out, head, laws, evidence, assets }, tables, problems);
  const { sources: read } = rows.accounts;
  return {
    question: { 'raw-folder': raw, out, licence, quick: parameters.quick, refit: parameters.refit, seed },
    result: {
      folder: out,
      tables: records.map(({ name, rows: count, bytes }) => ({ table: name, rows: count, bytes })),
      scales: rows.scales.map(({ scale, positions, r_hat_95: rHat95 }) => ({
        scale: scale as string,
        positions: positions as number,
        rHat95: rHat95 as number | null,
      })),
      sources: read.source.map((source, i) => ({
        source,
        rows: read.rows[i]!,
        used: read.used[i]!,
        setAside: read.set_aside[i]!,
        rejected: read.rejected[i]!,
        unresolved: read.unresolved[i]!,
      })),
    },
    origins,
    problems,
  };
}
