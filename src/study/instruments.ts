import { z } from 'zod';
import {
  channels,
  type CrosswalkEntry,
  crosswalks,
  instruments as allInstruments,
  mechanisms,
  sideOf,
} from '../instruments/index.js';
import { ProblemError } from '../model/index.js';
import { instrumentBlocks, listBlocks } from './instruments-report.js';
import type { InstrumentCode, InstrumentsResult, UnmappedCode } from './instruments-result.js';
import { didYouMean } from './nearest-id.js';
import { openReference, type Reference } from './reference.js';
import type { Answer, Context, Study } from './study.js';

interface InstrumentsParameters {
  readonly instrument?: string | undefined;
}

export const instruments: Study<InstrumentsParameters, InstrumentsResult> = {
  id: 'instruments',
  title: 'List the instruments of statecraft: mechanism, channel, acts, codes',
  about: `Each instrument is one way of moving an audience (${mechanisms.map(({ id }) => id).join(', ')}) through one channel (${channels.map(({ id }) => id).join(', ')}). Inducement is contested: it is never counted as coercive or noncoercive.`,
  parameters: [
    {
      name: 'instrument',
      kind: 'argument',
      about: 'One instrument only, with the codes that are its acts',
      value: 'instrument',
      required: false,
      choices: allInstruments.map(({ id }) => id),
    },
  ],
  schema: z.strictObject({ instrument: z.string().optional() }),
  examples: ['instruments', 'instruments defence-pact'],
  run,
  report: ({ question, result }) =>
    question['instrument'] === undefined ? listBlocks(result) : instrumentBlocks(result.instruments[0]!),
};

async function run(parameters: InstrumentsParameters, context: Context): Promise<Answer<InstrumentsResult>> {
  const chosen = allInstruments.filter(({ id }) => parameters.instrument === undefined || id === parameters.instrument);
  if (chosen.length === 0) {
    throw new ProblemError('invalid-value', {
      expected: `the id of one of ${allInstruments.length} instruments`,
      got: `"${parameters.instrument}"`,
      fix: `${didYouMean(
        parameters.instrument ?? '',
        allInstruments.map(({ id }) => id),
      )}Without an id, suasion instruments lists all.`,
      where: { parameter: 'instrument' },
    });
  }
  const reference = await openReference(context.data);
  try {
    const occurrences = await readOccurrences(reference);
    const rows = new Map((await reference.read('instruments')).records().map((row) => [row['instrument'], row]));
    return {
      question: { ...parameters },
      result: {
        instruments: chosen.map((instrument) => {
          const row = rows.get(instrument.id);
          return {
            ...instrument,
            side: sideOf(instrument.mechanism),
            codes: codesOf(instrument.id, occurrences),
            acts: (row?.['acts'] as number | undefined) ?? 0,
            pairs: (row?.['pairs'] as number | undefined) ?? 0,
            actors: (row?.['actors'] as number | undefined) ?? 0,
            from: (row?.['from'] as number | null | undefined) ?? null,
            to: (row?.['to'] as number | null | undefined) ?? null,
            standard: (row?.['standard'] as number | null | undefined) ?? null,
          };
        }),
        unmapped: parameters.instrument === undefined ? unmappedOf(occurrences) : [],
      },
      origins: reference.originsOf(
        parameters.instrument === undefined ? 'all' : chosen.flatMap(({ sources }) => sources),
      ),
      problems: reference.missing,
    };
  } finally {
    await reference.close();
  }
}

type Occurrences = ReadonlyMap<string, { readonly scheme: string; readonly code: string; readonly acts: number }>;

/** How often each code occurs, over all sources. */
async function readOccurrences(reference: Reference): Promise<Occurrences> {
  const counts = new Map<string, { scheme: string; code: string; acts: number }>();
  for (const row of (await reference.read('crosswalk')).records()) {
    const [scheme, code, acts] = [row['scheme'] as string, row['code'] as string, row['acts'] as number];
    const known = counts.get(`${scheme} ${code}`);
    if (known === undefined) counts.set(`${scheme} ${code}`, { scheme, code, acts });
    else known.acts += acts;
  }
  return counts;
}

function codesOf(id: string, occurrences: Occurrences): InstrumentCode[] {
  return crosswalks.flatMap(({ scheme, entries }) =>
    entries
      .filter(({ instrument }) => instrument === id)
      .map(({ code, title, because }) => ({
        scheme,
        code,
        title,
        because,
        acts: occurrences.get(`${scheme} ${code}`)?.acts ?? 0,
      }))
      // The words of CAMEO's codes say the codes again.
      .filter(({ acts }) => acts > 0 || scheme !== 'cameo-text'),
  );
}

function unmappedOf(occurrences: Occurrences): UnmappedCode[] {
  const listed = new Map<string, CrosswalkEntry>(
    crosswalks.flatMap(({ scheme, entries }) => entries.map((entry) => [`${scheme} ${entry.code}`, entry] as const)),
  );
  return [...occurrences]
    .filter(([key]) => (listed.get(key)?.instrument ?? null) === null)
    .map(([key, { scheme, code, acts }]) => {
      const entry = listed.get(key);
      return {
        scheme,
        code,
        title: entry?.title ?? '',
        mechanism: entry?.mechanism ?? null,
        because: entry?.because ?? 'a code that its published list does not have',
        acts,
      };
    })
    .sort((a, b) => b.acts - a.acts || (a.code < b.code ? -1 : 1));
}
