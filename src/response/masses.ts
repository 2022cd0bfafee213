import type { Random } from '../statistics/index.js';
import type { Posterior } from './posterior.js';

/** Standard deviation of a leap, in units of the masses' spread. */
const leap = 1.5;

/**
 * Offer each mass a leap of its own. Short records can be told in two ways, as those of a light audience or of a heavy one
 * that was badly measured, and no smooth trajectory finds the way from one to the other. Given all else masses do not touch.
 */
export function renewMasses(at: Float64Array, posterior: Posterior, random: Random): void {
  const density = posterior.ofArms(at);
  for (let arm = 0; arm < posterior.layout.arms; arm++) {
    const before = at[arm]!;
    const after = before + leap * random.normal();
    if (Math.log(random.uniform()) < density(arm, after) - density(arm, before)) at[arm] = after;
  }
}
