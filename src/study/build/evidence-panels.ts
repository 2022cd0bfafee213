import type { Ground, MultiverseOptions } from '../../evidence/index.js';
import { instruments } from '../../instruments/index.js';
import { ProblemError } from '../../model/index.js';
import type { LawOptions } from '../../response/index.js';
import { type Design, designOf } from '../law/designs.js';
import { type PanelReading, readPanel } from '../law/panel-reading.js';
import { readStanding, type StandingKind } from '../law/standing.js';
import { type Reference, scaleOf } from '../reference.js';

/** A panel under one standing, as the law that is to be tried was fitted to it. */
export interface StandingPanel {
  readonly standing: StandingKind;
  readonly reading: PanelReading;
}

/**
 * The panel of a design under some standings. On common scales only what actors count for differs, so it is read once: the
 * positions, doses and ties of everybody take seconds.
 */
export async function readPanels(
  reference: Reference,
  design: Design,
  standings: readonly StandingKind[],
): Promise<StandingPanel[]> {
  const { kind, step } = scaleOf(design.scale);
  const panels: StandingPanel[] = [];
  for (const standing of standings) {
    const known = kind === 'common' ? panels[0]?.reading : undefined;
    if (known === undefined) {
      panels.push({ standing, reading: await readPanel(reference, design, { standing }) });
      continue;
    }
    const counted = await readStanding(reference, standing, step);
    const spec = { ...known.spec, standing: counted.standing };
    const origins = [...new Set([...known.origins, ...counted.origins])];
    panels.push({ standing, reading: { ...known, spec, origins } });
  }
  return panels;
}

/** The same with the options under which the law was fitted in the end. */
export function withOptions(reading: PanelReading, options: LawOptions): PanelReading {
  return { ...reading, spec: { ...reading.spec, options } };
}

/** Grounds of the multiverse of a design: both standings, and the published positions where a design has them. */
export async function readGrounds(
  reference: Reference,
  design: Design,
  standings: readonly StandingKind[] = ['equal', 'capability-share'],
): Promise<{ readonly grounds: readonly Ground[]; readonly meaning: MultiverseOptions['meaning'] }> {
  return groundsOf(await readPanels(reference, design, standings), await readPublished(reference, design, standings));
}

/** The same design on published positions; none where it has none, or the tables do not. */
export async function readPublished(
  reference: Reference,
  design: Design,
  standings: readonly StandingKind[],
): Promise<readonly StandingPanel[]> {
  const published = designOf(`${design.id}-published`);
  if (published === undefined) return [];
  try {
    return await readPanels(reference, published, standings);
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : null;
    if (code === 'no-data' || code === 'no-overlap') return [];
    throw error;
  }
}

export function groundsOf(
  own: readonly StandingPanel[],
  published: readonly StandingPanel[],
): { readonly grounds: readonly Ground[]; readonly meaning: MultiverseOptions['meaning'] } {
  const ground = (positions: string, { standing, reading }: StandingPanel): Ground => ({
    standing,
    positions,
    spec: reading.spec,
  });
  const standards = own[0]!.reading.standard;
  return {
    grounds: [
      ...own.map((one) => ground('own positions', one)),
      ...published.map((one) => ground('published positions', one)),
    ],
    meaning: (term) => ({
      standard: standards.get(term) ?? null,
      lasting: instruments.find(({ id }) => id === term)?.lasting ?? false,
    }),
  };
}
