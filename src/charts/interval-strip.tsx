import type { Chart, Interval, Sign } from './chart.js';
import { named } from './frame.js';
import { capitalised } from './wording.js';
import { tell, tellRange } from './numbers.js';
import { messages } from './messages.js';
import { intervalCells, intervalColumns } from './table-cells.js';
import { StripRows } from './strip-rows.js';

/** One estimate. */
export interface IntervalStripData {
  /** What is estimated, as it stands in a sentence: "response after 5 years". */
  readonly label: string;
  readonly unit: string;
  /** Null where the data do not tell. */
  readonly estimate: Interval | null;
  /** False where there is a number, but the data do not tell it apart from none: hatched. */
  readonly known: boolean;
  /** Null for what is by no mechanism. */
  readonly sign: Sign | null;
  /** Ends of the axis, to compare strips; null: as far as the strip reaches, 0 included. */
  readonly domain: readonly [low: number, high: number] | null;
  /** What lies right and left of 0, in words; null where that has no meaning. */
  readonly ends: readonly [left: string, right: string] | null;
}

export const intervalStrip: Chart<IntervalStripData> = {
  id: 'interval-strip',
  finding: ({ label, unit, estimate, known }) => {
    if (estimate === null) return messages.intervalStrip.unknown(capitalised(label));
    return known
      ? messages.intervalStrip.known(capitalised(label), tell(estimate, unit))
      : messages.intervalStrip.open(capitalised(label), tellRange(estimate, unit));
  },
  table: ({ label, unit, estimate }) => ({
    caption: label,
    columns: intervalColumns(unit),
    rows: [intervalCells(estimate)],
  }),
  marks: () => [],
  Drawing: (drawing) => {
    const { data } = drawing;
    const { label, unit, estimate, known, sign, domain, ends } = data;
    const row = { id: 'strip', heading: '', title: capitalised(label), note: '', sign, strong: false };
    const finding = intervalStrip.finding(data);
    return (
      <StripRows
        chart={intervalStrip.id}
        finding={finding}
        description={messages.strip}
        rows={[{ ...row, strips: [{ interval: estimate, known, by: '' }] }]}
        labels={[finding]}
        phrase={unit}
        zero={ends !== null}
        {...{ ends, domain, drawing: { width: drawing.width, ...named(drawing), data } }}
      />
    );
  },
};
