import type { ReactElement } from 'react';
import type { GradeWord } from '../evidence/index.js';
import { Lettering, letterSize, round, textWidth } from './lettering.js';
import { messages } from './messages.js';

/** From the least to the most. */
export const gradeSteps: readonly GradeWord[] = ['contradicted', 'none', 'weak', 'moderate', 'strong'];

const [stepWidth, gap] = [9, 2];
const stairs = gradeSteps.length * (stepWidth + gap);

/** Pixels that a small ladder takes, its longest word included. */
export const ladderWidth = Math.ceil(
  stairs + 8 + Math.max(...Object.values(messages.gradeLadder.words).map((word) => textWidth(word, letterSize.small))),
);

export function gradeTitle(word: GradeWord | null): string {
  return word === null ? messages.gradeLadder.notJudged : messages.gradeLadder.words[word];
}

/** Five steps that rise to the right, the one that is reached filled, with its word. 18 pixels high. */
export function Ladder({ word, x, y }: { word: GradeWord | null; x: number; y: number }): ReactElement {
  const reached = word === null ? -1 : gradeSteps.indexOf(word);
  return (
    <g>
      {gradeSteps.map((step, at) => {
        const height = 4 + at * 3;
        return (
          <rect
            key={step}
            className={at === reached ? 'chart-step chart-step-reached' : 'chart-step'}
            x={round(x + at * (stepWidth + gap))}
            y={round(y + 17 - height)}
            width={stepWidth}
            height={height}
          />
        );
      })}
      <Lettering x={x + stairs + 6} y={y + 14} lines={[gradeTitle(word)]} className="chart-small" />
    </g>
  );
}
