import { ProblemError } from '../../model/index.js';
import { didYouMean } from '../nearest-id.js';
import { type AssetIndex, membersOf } from './asset-index.js';

const fix = 'Write --weights liberal-democracy=2,distance=0.5; more weighs more, 0 leaves out.';

/**
 * Weights of indicators from a text such as `liberal-democracy=2,distance=0`. Throws 'invalid-value' for what is none, for an indicator that the
 * index has not, and where a composite is left without any.
 */
export function weightsCalled(text: string, index: AssetIndex): Readonly<Record<string, number>> {
  const members = index.composites.map(membersOf);
  const known = members.flat();
  const weights = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, id, number] = /^\s*([^\s=]+)\s*=\s*(\d+(?:\.\d+)?|\.\d+)\s*$/.exec(part) ?? [];
    if (id === undefined) throw misfit('ID=WEIGHT, a number of 0 or more, parted by commas', `"${part}"`, fix);
    if (!known.includes(id)) {
      const hint = `${didYouMean(id, known)}suasion assets lists them under “What these are”.`;
      throw misfit('an indicator of the index', `"${id}"`, hint);
    }
    weights.set(id, Number(number));
  }
  for (const [c, own] of members.entries()) {
    if (own.some((id) => weights.get(id) !== 0)) continue;
    const { title } = index.composites[c]!.spec;
    throw misfit(`a weight above 0 in ${title.toLowerCase()}`, 'all 0', fix);
  }
  return Object.fromEntries(weights);
}

function misfit(expected: string, got: string, what: string): ProblemError {
  return new ProblemError('invalid-value', { expected, got, fix: what, where: { parameter: 'weights' } });
}
