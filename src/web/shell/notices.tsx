import type { ReactNode } from 'react';
import type { Problem } from '../../model/index.js';
import { shell } from '../messages/en/shell.js';
import type { Asked, Answer } from './answers.js';
import { type ShownProblem, shownProblem } from './problems.js';

/** What cannot be known, as calmly set as a finding: a lightly hatched strip with a sentence. */
export function Unknown({ children }: { readonly children?: ReactNode }) {
  return <p className="unknown">{children ?? shell.unknown}</p>;
}

/** A problem in words: what happened, what was expected and got, what to do. */
export function ProblemNotice({ problem }: { readonly problem: ShownProblem }) {
  const { title, expected, got, fix, again } = problem;
  return (
    <div className="notice" role="group" aria-label={title}>
      <p className="notice-title">{title}.</p>
      {expected !== null && got !== null && (
        <p className="notice-detail">
          {shell.problems.expected} {expected}; {shell.problems.got.toLowerCase()} {got}.
        </p>
      )}
      <p>{fix}</p>
      {again !== undefined && (
        <button type="button" onClick={again}>
          {shell.problems.again}
        </button>
      )}
    </div>
  );
}

/** Notes that come with an answer which is good all the same, folded away behind how many there are. */
export function Notes({ problems }: { readonly problems: readonly Problem[] }) {
  const distinct = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  if (distinct.length === 0) return null;
  return (
    <details className="notes">
      <summary>{shell.problems.notes(distinct.length)}</summary>
      <ul>
        {distinct.map(shownProblem).map(({ title, expected, got, fix }, at) => (
          <li key={at}>
            <strong>{title}.</strong> {shell.problems.expected} {expected}; {shell.problems.got.toLowerCase()} {got}.{' '}
            {fix}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface AnsweredOptions<Result> {
  readonly asked: Asked<Result>;
  /** Class of the box that keeps the room while nothing is known yet, so that nothing jumps: `room-small`, `room-figure`, `room-page`. */
  readonly room: string;
  readonly children: (answer: Answer<Result>) => ReactNode;
}

/** An answer once it is there; before that its room, and where there is none the problem in words. */
export function Answered<Result>({ asked, room, children }: AnsweredOptions<Result>) {
  if (asked.state === 'failed') return <ProblemNotice problem={asked.problem} />;
  if (asked.answer === null) {
    return (
      <p className={`room ${room}`} aria-busy="true">
        {shell.loading}
      </p>
    );
  }
  return <div aria-busy={asked.state === 'waiting'}>{children(asked.answer)}</div>;
}
