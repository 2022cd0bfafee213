import type { Instrument } from '../../instruments/index.js';
import { ProblemError } from '../../model/index.js';
import { type Effort, type EffortUnit, standardEffort } from '../../plan/index.js';
import type { PlanSpec } from './spec.js';

/** What may be put in. */
export interface Budget {
  readonly amount: number;
  readonly unit: EffortUnit;
}

const many: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/**
 * "20", "20 standard acts", "US$ 5 million", "5 million US$": an amount with one of the two units that efforts are counted in; standard acts
 * where none is stated. Throws ProblemError 'invalid-value' for another unit and 'impossible-plan' for nothing.
 */
export function readBudget(given: PlanSpec['budget']): Budget {
  const text = String(given).trim();
  const money = /^(?:US\$|USD|\$)\s*|\s*(?:US\$|USD|\$)$/i;
  const unit: EffortUnit = money.test(text) ? 'US$' : 'standard act';
  const rest = text
    .replace(money, '')
    .replace(/\s*(?:standard\s+)?acts?$/i, '')
    .replaceAll(',', '')
    .trim();
  const found = /^(-?\d+(?:\.\d+)?(?:e\d+)?)(?:\s*(thousand|million|billion))?$/i.exec(rest);
  if (found === null) {
    throw new ProblemError('invalid-value', {
      expected: 'a budget in standard acts or in US$, as "20 standard acts" or "US$ 5 million"',
      got: `"${text}"`,
      fix: 'Write the amount with one of these units, and state efforts in the same one.',
      where: { parameter: 'budget' },
    });
  }
  const amount = Number(found[1]) * (many[found[2]?.toLowerCase() ?? ''] ?? 1);
  if (amount > 0 && Number.isFinite(amount)) return { amount, unit };
  throw new ProblemError('impossible-plan', {
    expected: 'a budget above 0',
    got: text,
    fix: 'Nothing can be done with nothing: state what may be put in, for example "20 standard acts".',
    where: { parameter: 'budget' },
  });
}

/** Effort of an act of each instrument; null where it is not known in the unit of the budget. */
export function readEfforts(
  { efforts }: PlanSpec,
  { unit }: Budget,
  known: readonly Pick<Instrument, 'id' | 'unit'>[],
  standards: Readonly<Record<string, number | null>>,
): ReadonlyMap<string, Effort | null> {
  for (const [id, given] of Object.entries(efforts)) {
    const act = typeof given === 'number' ? given : given.act;
    if (!known.some((one) => one.id === id)) throw unknownInstrument(id, known, `efforts.${id}`);
    if (!(act > 0)) {
      throw new ProblemError('invalid-value', {
        expected: `an effort above 0 for an act of ${id}, in ${unit === 'US$' ? 'US$' : 'standard acts'}`,
        got: String(act),
        fix: 'An act that takes nothing would be done without end: state what it takes.',
        where: { parameter: `efforts.${id}` },
      });
    }
  }
  return new Map(
    known.map((instrument) => {
      const given = efforts[instrument.id];
      if (given === undefined)
        return [instrument.id, standardEffort(instrument, unit, standards[instrument.id] ?? null)];
      return [instrument.id, typeof given === 'number' ? { act: given, upkeep: 0 } : given];
    }),
  );
}

export function unknownInstrument(
  id: string,
  known: readonly { readonly id: string }[],
  parameter: string,
): ProblemError {
  return new ProblemError('invalid-value', {
    expected: `an instrument to which the law of this scale was fitted: ${known.map((one) => one.id).join(', ')}`,
    got: `"${id}"`,
    fix: 'Choose among these, or another scale: of others the law does not know what they do.',
    where: { parameter },
  });
}
