import { gradeSteps } from '../../charts/index.js';
import type { GradeWord } from '../../evidence/index.js';
import { shell } from '../messages/en/shell.js';

interface GradeMarkOptions {
  readonly word: GradeWord;
  /** Why; shown beside the word where it is given. */
  readonly because?: string;
}

/** How far a claim can be relied on: a ladder of five steps, and the word. */
export function GradeMark({ word, because }: GradeMarkOptions) {
  const step = gradeSteps.indexOf(word);
  return (
    <span className={`grade grade-${word}`}>
      <svg
        width="34"
        height="16"
        viewBox="0 0 34 16"
        role="img"
        aria-label={shell.grade.step(step + 1, shell.grade.words[word])}
      >
        {gradeSteps.map((one, at) => (
          <rect
            key={one}
            className={at === step ? 'grade-here' : at < step ? 'grade-below' : 'grade-above'}
            x={1 + at * 6.6}
            y={12 - at * 2.6}
            width="5"
            height={3 + at * 2.6}
          />
        ))}
        {word === 'contradicted' && <path className="grade-struck" d="M1 15 L33 1" />}
      </svg>
      <span className="grade-word" aria-hidden="true">
        {shell.grade.words[word]}
      </span>
      {because !== undefined && <span className="grade-because"> {because}</span>}
    </span>
  );
}
