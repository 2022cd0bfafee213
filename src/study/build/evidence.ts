import {
  agreementOn,
  fitMultiverse,
  gainOf,
  heldOutScores,
  type SpecifiedFit,
  whyNotHeldOut,
} from '../../evidence/index.js';
import { type Problem, problem, ProblemError, type Workshop } from '../../model/index.js';
import { arrangePanel, type LawOptions } from '../../response/index.js';
import { hashOf } from '../../store/index.js';
import type { EvidenceRow } from '../compare/evidence-reading.js';
import { type Design, designs } from '../law/designs.js';
import type { PanelReading } from '../law/panel-reading.js';
import type { StandingKind } from '../law/standing.js';
import type { Reference } from '../reference.js';
import { actRows } from './evidence-acts.js';
import { readContexts } from './evidence-contexts.js';
import { eventRows } from './evidence-events.js';
import { groundsOf, readPanels, readPublished, type StandingPanel, withOptions } from './evidence-panels.js';
import { type About, evidenceRow, gainRow, type StoredEvidenceRow } from './evidence-rows.js';
import type { EvidenceSettings } from './evidence-settings.js';
import type { KeptEvidence } from './kept-evidence.js';
import { giveMemoryBack } from './memory.js';

/** A law that is to be tried. */
export interface TriedLaw {
  readonly design: string;
  readonly standing: StandingKind;
  readonly options: LawOptions;
}

export interface EvidenceInputs {
  readonly settings: EvidenceSettings;
  readonly seed: number;
  readonly workshop: Workshop;
  /** Evidence that need not be gathered again. */
  readonly kept: KeptEvidence;
}

/**
 * Try the responses of laws, design by design: what was done, and the harm that goes with it; event studies; scores of the last
 * years held out; the multiverse. What cannot be tried has a row that says why.
 */
export async function gatherEvidence(
  reference: Reference,
  laws: readonly TriedLaw[],
  inputs: EvidenceInputs,
  problems: Problem[],
): Promise<StoredEvidenceRow[]> {
  const { settings, workshop, kept } = inputs;
  const wanted = designs.filter(
    ({ id }) => (settings.designs?.includes(id) ?? true) && laws.some(({ design }) => design === id),
  );
  const rows: StoredEvidenceRow[] = [];
  for (const [done, design] of wanted.entries()) {
    workshop.signal.throwIfAborted();
    workshop.progress(done, wanted.length, 'trying the laws');
    const own = laws.filter((law) => law.design === design.id);
    const choices = choicesOf(design, own, inputs);
    const known = kept.take(design.id, choices);
    if (known !== null) {
      rows.push(...known);
      continue;
    }
    const found = await tryDesign(reference, design, own, inputs).catch((error: unknown) => {
      problems.push(noteMissing(design, error));
      return [];
    });
    rows.push(...found.map((row) => ({ ...row, choices })));
    giveMemoryBack();
  }
  return rows;
}

/** A hash of what evidence depends on beside tables and program. */
function choicesOf(design: Design, laws: readonly TriedLaw[], { settings, seed }: EvidenceInputs): string {
  const { heldOut, specifications, contexts } = settings;
  const { scale, instruments, from } = design;
  return hashOf(
    JSON.stringify([
      heldOut,
      specifications,
      contexts.includes(design.id),
      seed,
      scale,
      instruments,
      from ?? null,
      laws,
    ]),
  ).slice(0, 16);
}

async function tryDesign(
  reference: Reference,
  design: Design,
  laws: readonly TriedLaw[],
  inputs: EvidenceInputs,
): Promise<EvidenceRow[]> {
  const read = await readPanels(
    reference,
    design,
    laws.map(({ standing }) => standing),
  );
  const panels = laws.map(({ standing, options }, i) => ({
    standing,
    reading: withOptions(read[i]!.reading, options),
  }));
  const about = (standing: string, instrument: string): About => ({ design: design.id, standing, instrument });
  const rows = await actRows(reference, panels[0]!.reading, (instrument) =>
    laws.map(({ standing }) => about(standing, instrument)),
  );
  const { settings, seed, workshop } = inputs;
  for (const { standing, reading } of panels) {
    // Contexts are told once, of the standing that is told first.
    const inContexts = settings.contexts.includes(design.id) && standing === panels[0]!.standing;
    const contexts = inContexts ? await readContexts(reference, reading) : null;
    const events = { seed, workshop, contexts };
    rows.push(...(await eventRows(reading, (instrument) => about(standing, instrument), events)));
    rows.push(...(await heldOutRows(reading, (instrument) => about(standing, instrument), inputs)));
  }
  rows.push(...(await multiverseRows(reference, design, panels, inputs)));
  return rows;
}

async function heldOutRows(
  { spec, instruments }: PanelReading,
  about: (instrument: string) => About,
  { settings, seed, workshop }: EvidenceInputs,
): Promise<EvidenceRow[]> {
  const { panel } = arrangePanel(spec);
  const periods = settings.heldOut.years * (spec.scale.step === 'month' ? 12 : 1);
  const why = whyNotHeldOut(panel, periods);
  if (why !== null) return ['', ...instruments].map((id) => evidenceRow(about(id), 'held-out', { note: why }));
  const found = await heldOutScores(panel, { seed, periods, draws: settings.heldOut.draws }, workshop);
  return [
    ...['random-walk', 'autoregression', 'without-forces'].map((over) =>
      gainRow(about(''), over, gainOf(found, 'law', over)),
    ),
    ...instruments.map((id) => gainRow(about(id), '', gainOf(found, 'law', `without ${id}`))),
  ];
}

async function multiverseRows(
  reference: Reference,
  design: Design,
  panels: readonly StandingPanel[],
  { settings, seed, workshop }: EvidenceInputs,
): Promise<EvidenceRow[]> {
  const count = settings.specifications;
  if (count === 0) return [];
  const standings = panels.map(({ standing }) => standing);
  const { grounds, meaning } = groundsOf(panels, await readPublished(reference, design, standings));
  const fits = await fitMultiverse(grounds, { seed, count, meaning }, workshop);
  return panels[0]!.reading.instruments.flatMap((instrument) => [
    ...standings.map((standing) => {
      const found = agreementOn(fits, instrument);
      const about = { design: design.id, standing, instrument };
      return found === null
        ? evidenceRow(about, 'multiverse', { note: 'no specification says anything of it' })
        : evidenceRow(about, 'multiverse', { mean: found.above, count: found.specifications });
    }),
    ...fits.flatMap((fit) => specificationRows(design.id, instrument, fit)),
  ]);
}

function specificationRows(
  design: string,
  instrument: string,
  { id, specification, responses }: SpecifiedFit,
): EvidenceRow[] {
  const found = responses.find(({ term }) => term === instrument);
  if (found === undefined) return [];
  const about = { design, standing: specification.standing, instrument };
  return [evidenceRow(about, 'specification', { item: id, mean: found.mean, sd: found.sd, count: found.exposed })];
}

/** A design of which the tables do not tell; anything else is thrown on. */
function noteMissing({ id }: Design, error: unknown): Problem {
  const why = error instanceof ProblemError ? error.problem : null;
  if (why === null || (why.code !== 'no-data' && why.code !== 'no-overlap')) throw error;
  return problem('not-yet-known', { expected: why.expected, got: `evidence for ${id}: ${why.got}`, fix: why.fix });
}
