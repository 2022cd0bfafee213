import { claimTests, type Grade, gradeOf } from '../../evidence/index.js';
import { type Instrument, instruments as allInstruments, sideOf } from '../../instruments/index.js';
import { estimateOf, type Scale } from '../../model/index.js';
import type { StandingKind } from '../law/standing.js';
import type { StoredLaw, StoredTerm } from '../law/stored-law.js';
import { yearOf } from '../law/exposure-columns.js';
import type { Kind } from '../kinds.js';
import type { Reference } from '../reference.js';
import { type ContextKind, contextsOf } from './contexts.js';
import type { Evidence } from './evidence-reading.js';
import { harmOf } from './harm.js';
import { type ResponseReader, unitOfResponse } from './responses.js';
import type { EaseTold, InstrumentTold, StandingTold } from './result.js';
import { readInstrument } from './sentence.js';
import { testedOf } from './trial.js';

/** A law that can be relied on, with what is read off its draws. */
export interface LawRead {
  readonly law: StoredLaw;
  readonly reader: ResponseReader;
}

export interface InstrumentInputs {
  readonly reference: Reference;
  readonly scale: Scale;
  readonly evidence: Evidence | null;
  /** Concepts of the ledger. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** q of a term over the published table. */
  readonly falseDiscovery: (law: StoredLaw, term: StoredTerm) => number;
  readonly by: ContextKind | null;
}

/** The rows of one design: every instrument of its laws, told under both standings. */
export function tellInstruments(reads: readonly LawRead[], inputs: InstrumentInputs): InstrumentTold[] {
  return reads[0]!.law.terms.flatMap((term) => {
    const instrument = allInstruments.find(({ id }) => id === term.term);
    return instrument === undefined ? [] : [tellInstrument(instrument, reads, inputs)];
  });
}

function tellInstrument(instrument: Instrument, reads: readonly LawRead[], inputs: InstrumentInputs): InstrumentTold {
  const { scale, evidence, kinds, by } = inputs;
  const { law } = reads[0]!;
  const standings: Record<StandingKind, StandingTold | null> = { equal: null, 'capability-share': null };
  for (const read of reads) standings[read.law.standing] = tellStanding(instrument.id, read, inputs);
  const { id, title, mechanism, channel, lasting } = instrument;
  const counted = (measure: 'acts' | 'dyads' | 'audiences'): number | null =>
    evidence?.of(law, id, measure)[0]?.count ?? null;
  const told: Omit<InstrumentTold, 'reading'> = {
    id,
    title,
    mechanism,
    side: sideOf(mechanism),
    channel,
    design: law.design,
    standing: law.standing,
    lasting,
    acts: counted('acts'),
    dyads: counted('dyads'),
    audiences: counted('audiences'),
    // Doses count up to the last but one period.
    years: { from: yearOf(law.from, scale), to: yearOf(law.to - 1, scale) },
    ...standings[law.standing]!,
    ease: easeOf(
      instrument,
      reads.find((read) => read.law.standing === 'equal'),
      scale,
    ),
    harm: harmOf(evidence?.of(law, id, 'harm')[0], kinds),
    standings,
    contexts: contextsOf(evidence?.of(law, id, 'context') ?? [], by, unitOfResponse(scale)),
  };
  return { ...told, reading: readInstrument(told, scale) };
}

function tellStanding(id: string, { law, reader }: LawRead, inputs: InstrumentInputs): StandingTold | null {
  const term = law.terms.find((one) => one.term === id);
  if (term === undefined) return null;
  const { scale, evidence, reference } = inputs;
  const { trial, ...tested } = testedOf(evidence, law, term, reader, scale);
  const signProbability = reader.signProbability(term);
  const falseDiscovery = inputs.falseDiscovery(law, term);
  const grade: Grade = gradeOf({
    signProbability,
    falseDiscovery,
    effect: trial.beside?.mean ?? trial.structural,
    placebo: trial.placebo,
    tests: claimTests(trial),
    effectiveActors: term.effectiveActors,
  });
  const leading =
    term.leadingActor === null || term.leadingShare === null
      ? null
      : {
          actor: term.leadingActor,
          name: reference.resolver.get(term.leadingActor)?.name ?? term.leadingActor,
          share: term.leadingShare,
        };
  return {
    effectiveActors: term.effectiveActors,
    leading,
    response: reader.told(term),
    signProbability,
    falseDiscovery,
    ...tested,
    grade,
  };
}

/** Per unit of what was put into the standard act: acts, or money. Not of what is only in force or not. */
function easeOf(
  { id, measured, transform, unit }: Instrument,
  read: LawRead | undefined,
  scale: Scale,
): EaseTold | null {
  const term = read?.law.terms.find((one) => one.term === id);
  if (read === undefined || term === undefined || measured === 'in-force') return null;
  const effort = transform === 'present' ? 1 : (read.law.settings.standards[id] ?? null);
  if (effort === null || !(effort > 0)) return null;
  const moved = read.reader.ofUnitDose(term, 5).map((value) => value / effort);
  return { estimate: estimateOf(moved, unitOfResponse(scale)), effort: unit };
}
