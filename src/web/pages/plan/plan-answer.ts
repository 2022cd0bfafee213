import type { Results } from '../../../study/index.js';
import type { Answer } from '../../shell/index.js';

export type PlanTold = Results['plan'];
export type PlanAnswer = Answer<PlanTold>;

/** What every part of the page is given. */
export interface PartOptions {
  readonly answer: PlanAnswer;
}

/** The words for an effort: "12 standard acts", "US$ 5,000,000". */
export function effortText(effort: number, { unit }: PlanTold['budget'], write: (value: number) => string): string {
  return unit === 'US$' ? `US$ ${write(effort)}` : `${write(effort)} standard ${effort === 1 ? 'act' : 'acts'}`;
}
