import { type AuditWorld, auditWorldTask, type FittedWorld, judgeNull, judgeRecovery } from '../../evidence/index.js';
import { quantileOfSorted, type Workshop } from '../../model/index.js';
import { arrangePanel, dosesOf, type PanelSpec } from '../../response/index.js';
import type { NullTold, RecoveryTold, WorldsTold } from './result.js';
import type { AuditSettings } from './settings.js';

/** Worlds that are handed out together: each carries the panel with it. */
const atOnce = 16;

export interface WorldsTried {
  readonly recovery: RecoveryTold;
  readonly null: readonly NullTold[];
}

/** Make worlds of the shape of a panel, fit the law to each, and judge its intervals. Same seed, same digits. */
export async function tryWorlds(
  spec: PanelSpec,
  { recovery, dealt, flat, wider, size, fit }: AuditSettings,
  { seed, workshop }: { readonly seed: number; readonly workshop: Workshop },
): Promise<WorldsTried> {
  const { panel } = arrangePanel(spec);
  const doses = dosesOf(spec, panel);
  const world = (number: number, more: Partial<AuditWorld>): AuditWorld => ({
    panel,
    doses: null,
    wider: 1,
    size,
    fit,
    // Far apart, so that audits with neighbouring seeds share no world.
    seed: 10_000 * seed + number,
    ...more,
  });
  const count = (many: number, more: Partial<AuditWorld>): AuditWorld[] =>
    Array.from({ length: many }, (_, i) => world(i, more));
  const found = await fitAll(
    [...count(recovery, {}), ...count(dealt, { doses }), ...count(flat, { doses, wider })],
    workshop,
  );
  const [truths, usual, wide] = [
    found.slice(0, recovery),
    found.slice(recovery, recovery + dealt),
    found.slice(recovery + dealt),
  ];
  return {
    recovery: {
      ...mixingOf(truths),
      drawnAnew: truths.reduce((sum, { drawnAnew }) => sum + drawnAnew, 0),
      coverage: judgeRecovery(truths),
    },
    null: [
      { ...mixingOf(usual), wider: 1, excluded: judgeNull(usual, false) },
      { ...mixingOf(wide), wider, excluded: judgeNull(wide, true) },
    ],
  };
}

async function fitAll(worlds: readonly AuditWorld[], workshop: Workshop): Promise<FittedWorld[]> {
  const found: FittedWorld[] = [];
  for (let from = 0; from < worlds.length; from += atOnce) {
    workshop.signal.throwIfAborted();
    found.push(...(await workshop.map(auditWorldTask, worlds.slice(from, from + atOnce))));
    workshop.progress(found.length, worlds.length, 'fitting made-up worlds');
  }
  return found;
}

function mixingOf(worlds: readonly FittedWorld[]): WorldsTold {
  const median = (of: (one: FittedWorld) => number): number =>
    quantileOfSorted(Float64Array.from(worlds, of).sort(), 0.5);
  return { worlds: worlds.length, rHat: median(({ rHat }) => rHat), ess: median(({ ess }) => ess) };
}
