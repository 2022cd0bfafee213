import type { GradeWord } from '../evidence/index.js';
import type { Chart } from './chart.js';
import { messages } from './messages.js';
import { Frame } from './frame.js';
import { gradeSteps, gradeTitle } from './ladder.js';
import { Lettering, lineHeight, letterSize, round, textWidth, wrap } from './lettering.js';

/** How far a claim can be relied on. */
export interface GradeLadderData {
  /** Null where it was not judged. */
  readonly word: GradeWord | null;
  /** Why, as a sentence without its full stop; empty where nothing is to be said. */
  readonly because: string;
}

export const gradeLadder: Chart<GradeLadderData> = {
  id: 'grade-ladder',
  finding: ({ word, because }) => messages.gradeLadder.finding(gradeTitle(word), because),
  table: ({ word, because }) => ({
    caption: messages.gradeLadder.caption,
    columns: [
      { name: 'grade', title: messages.gradeLadder.grade },
      { name: 'because', title: messages.gradeLadder.because },
    ],
    rows: [[word, because]],
  }),
  marks: () => [],
  Drawing: (drawing) => {
    const { data, width } = drawing;
    const reached = data.word === null ? -1 : gradeSteps.indexOf(data.word);
    const step = Math.min(110, (width - 8) / gradeSteps.length);
    const because = wrap(data.because, { width: width - 4, size: letterSize.small, lines: 6 });
    const foot = 76;
    const height = data.because === '' ? foot + 4 : foot + because.length * lineHeight + 8;
    const finding = gradeLadder.finding(data);
    return (
      <Frame
        chart={gradeLadder.id}
        title={finding}
        description={messages.gradeLadder.caption}
        marks={0}
        {...{ width, height, drawing }}
      >
        {gradeSteps.map((word, at) => {
          const tall = 10 + at * 9;
          // Words are longer than a step is wide on a phone: there, the one that is reached stands alone.
          const wide = textWidth(messages.gradeLadder.words[word], letterSize.small);
          const middle = Math.min(width - wide / 2 - 4, Math.max(wide / 2 + 4, at * step + (step - 4) / 2));
          return (
            <g key={word}>
              <rect
                className={at === reached ? 'chart-step chart-step-reached' : 'chart-step'}
                x={round(at * step + 0.5)}
                y={round(foot - 22 - tall)}
                width={round(step - 4)}
                height={tall}
              />
              {step >= 90 || at === reached ? (
                <Lettering
                  x={middle}
                  y={foot - 6}
                  lines={[messages.gradeLadder.words[word]]}
                  className={at === reached ? 'chart-ladder-word chart-strong' : 'chart-small'}
                  anchor="middle"
                />
              ) : null}
            </g>
          );
        })}
        {data.because === '' ? null : <Lettering x={0} y={foot + 18} lines={because} className="chart-small" />}
      </Frame>
    );
  },
};
