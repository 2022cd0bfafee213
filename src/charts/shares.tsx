import { type Chart, type Interval, isClear } from './chart.js';
import { messages } from './messages.js';
import { sized, tell } from './numbers.js';
import { StripRows } from './strip-rows.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** One actor's share of what all actors moved an audience. */
export interface ShareRow {
  readonly id: string;
  readonly name: string;
  /** Is it the actor that is asked about? */
  readonly own: boolean;
  /** Between −1 and 1, or by another unit: above 0 up the scale or toward the aim, as `ends` says. */
  readonly share: Interval | null;
}

/** Who pulled an audience, and which way. */
export interface SharesData {
  /** Name as it stands in a sentence. */
  readonly audience: string;
  /** 'share': parts of the whole, written as per cent; else how far each carried the audience, in `unit`. */
  readonly kind: 'share' | 'distance';
  readonly unit: string;
  /** In the order in which they are drawn. */
  readonly rows: readonly ShareRow[];
  readonly ends: readonly [left: string, right: string];
}

export const shares: Chart<SharesData> = {
  id: 'shares',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.shares.caption(data.audience),
    columns: [{ name: 'actor', title: messages.shares.actor }, ...intervalColumns(data.unit)],
    rows: data.rows.map((row) => [row.name, ...intervalCells(row.share)]),
  }),
  marks: (data) =>
    data.rows.map((row) =>
      messages.shares.mark(row.name, row.share === null ? messages.unknown : numberOf(row.share, data)),
    ),
  Drawing: (drawing) => {
    const { data } = drawing;
    const times = data.kind === 'share' ? 100 : 1;
    return (
      <StripRows
        chart={shares.id}
        finding={shares.finding(data)}
        description={messages.strip}
        labels={shares.marks(data)}
        ends={data.ends}
        domain={null}
        zero
        phrase={data.kind === 'share' ? messages.shares.perCent : data.unit}
        times={times}
        drawing={drawing}
        rows={data.rows.map(({ id, name, own, share }) => ({
          id,
          heading: '',
          title: name,
          note: '',
          sign: null,
          strong: own,
          strips: [{ interval: share, known: share !== null && isClear(share), by: '' }],
        }))}
      />
    );
  },
};

function numberOf(share: Interval, { kind, unit }: SharesData): string {
  return kind === 'share' ? tell(scaled(share, 100), '%') : tell(share, unit);
}

function scaled({ q05, q25, q50, q75, q95 }: Interval, by: number): Interval {
  return { q05: q05 * by, q25: q25 * by, q50: q50 * by, q75: q75 * by, q95: q95 * by };
}

function findingOf(data: SharesData): string {
  const { audience, rows, ends } = data;
  const clear = rows.flatMap(({ name, share }) => (share !== null && isClear(share) ? [{ name, share }] : []));
  const [first] = clear.sort((a, b) => Math.abs(b.share.q50) - Math.abs(a.share.q50));
  if (first === undefined) return messages.shares.open(audience);
  const side = ends[first.share.q50 > 0 ? 1 : 0];
  return messages.shares.clear({ audience, name: first.name, side, number: numberOf(sized(first.share), data) });
}
