import type { GradeWord } from '../evidence/index.js';
import { type Chart, type Interval, isClear, type Sign } from './chart.js';
import { messages } from './messages.js';
import { formatInterval, formatNumber } from './numbers.js';
import { type RowStrip, StripRows } from './strip-rows.js';
import { capitalised, inSentence, listed } from './wording.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** By what an estimate was made. */
export type Estimator = 'equal' | 'capability' | 'event-study';

/** One instrument. */
export interface ForestRow {
  readonly id: string;
  readonly title: string;
  readonly sign: Sign;
  /** Heading under which it stands; rows of one group follow each other. */
  readonly group: string;
  /** By estimator: null or absent where it could not be had. */
  readonly estimates: Readonly<Partial<Record<Estimator, Interval | null>>>;
  readonly grade: GradeWord | null;
  readonly effectiveActors: number | null;
}

/** Responses to instruments, one beneath the other. */
export interface ForestData {
  /** What is compared, as it stands in a sentence: "response after 5 years to a standard act". */
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly ForestRow[];
  /** What lies right and left of 0. */
  readonly ends: readonly [left: string, right: string];
}

const estimators: readonly Estimator[] = ['equal', 'capability', 'event-study'];

export const forest: Chart<ForestData> = {
  id: 'forest',
  finding: (data) => findingOf(data),
  table: ({ title, unit, rows }) => ({
    caption: title,
    columns: [
      { name: 'instrument', title: messages.forest.instrument },
      { name: 'group', title: messages.forest.group },
      { name: 'sign', title: messages.forest.sign },
      { name: 'grade', title: messages.gradeLadder.grade },
      { name: 'effective_actors', title: messages.forest.effectiveActors },
      ...estimators.flatMap((id) =>
        intervalColumns(unit, { name: id.replaceAll('-', '_'), title: messages.forest.estimators[id] }),
      ),
    ],
    rows: rows.map((row) => [
      row.title,
      row.group,
      messages.signs[row.sign],
      row.grade,
      row.effectiveActors,
      ...estimators.flatMap((id) => intervalCells(row.estimates[id] ?? null)),
    ]),
  }),
  marks: (data) => data.rows.map((row) => markOf(row)),
  Drawing: (drawing) => {
    const { data } = drawing;
    const used = estimators.filter((id) => data.rows.some(({ estimates }) => id in estimates));
    return (
      <StripRows
        chart={forest.id}
        finding={forest.finding(data)}
        description={messages.strip}
        labels={forest.marks(data)}
        ends={data.ends}
        domain={null}
        zero
        phrase={data.unit}
        drawing={drawing}
        rows={data.rows.map((row, at) => ({
          id: row.id,
          heading: row.group === data.rows[at - 1]?.group ? '' : capitalised(row.group),
          title: row.title,
          note: row.effectiveActors === null ? '' : messages.forest.actors(formatNumber(row.effectiveActors)),
          sign: row.sign,
          strong: false,
          grade: row.grade,
          strips: stripsOf(row, used),
        }))}
      />
    );
  },
};

/** The estimate that a row is told by: the first that is there. */
function headline(row: ForestRow): Interval | null {
  return estimators.map((id) => row.estimates[id] ?? null).find((one) => one !== null) ?? null;
}

function findingOf({ title, rows, ends }: ForestData): string {
  if (rows.length === 0) return messages.forest.none(capitalised(title));
  const clear = rows.filter((row) => {
    const estimate = headline(row);
    return estimate !== null && isClear(estimate);
  });
  const on = (side: 1 | -1): readonly ForestRow[] => clear.filter((row) => Math.sign(headline(row)!.q50) === side);
  const told = (some: readonly ForestRow[], end: string): string =>
    some.length === 0
      ? ''
      : messages.forest.toward(
          String(some.length),
          listed(
            some.map((row) => inSentence(row.title)),
            messages.and,
          ),
          end,
        );
  const open = rows.length - clear.length;
  return messages.forest.finding({
    title: capitalised(title),
    toward: told(on(1), ends[1]),
    away: told(on(-1), ends[0]),
    open: open === 0 ? '' : messages.forest.open(String(open)),
  });
}

function markOf(row: ForestRow): string {
  const told = estimators.flatMap((id) => {
    const estimate = row.estimates[id] ?? null;
    return estimate === null
      ? []
      : [messages.forest.estimate(messages.forest.estimators[id], formatInterval(estimate))];
  });
  return messages.forest.mark({
    title: row.title,
    sign: messages.signs[row.sign],
    grade: row.grade === null ? messages.gradeLadder.notJudged : messages.gradeLadder.words[row.grade],
    estimates: told.length === 0 ? messages.unknown : told.join(', '),
  });
}

/** One strip an estimator; where none could be had, one that says so. */
function stripsOf({ estimates }: ForestRow, used: readonly Estimator[]): RowStrip[] {
  const some = used.flatMap((id) => {
    const interval = estimates[id] ?? null;
    const by = used.length > 1 ? messages.forest.estimators[id] : '';
    return interval === null ? [] : [{ interval, known: isClear(interval), by }];
  });
  return some.length === 0 ? [{ interval: null, known: false, by: '' }] : some;
}
