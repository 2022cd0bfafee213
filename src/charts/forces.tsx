import { type Chart, type Interval, isClear, type Sign } from './chart.js';
import { messages } from './messages.js';
import { sized, tell } from './numbers.js';
import { StripRows } from './strip-rows.js';
import { inSentence } from './wording.js';
import { intervalCells, intervalColumns } from './table-cells.js';

/** One instrument of the actor, or one reason for which it draws the audience without any act. */
export interface ForceRow {
  readonly id: string;
  readonly title: string;
  readonly sign: Sign;
  readonly kind: 'instrument' | 'appeal';
  /** Above 0 = toward the actor where its side is known, as `ends` says. */
  readonly estimate: Interval | null;
  /** False where the data do not tell it from none, or an appeal is no more than any crowd of actors would show. */
  readonly known: boolean;
  /** When, how often: a short phrase; empty where nothing is to be said. */
  readonly note: string;
}

/** What an actor's forces did to an audience, instrument by instrument. */
export interface ForcesData {
  readonly actor: string;
  readonly audience: string;
  readonly unit: string;
  readonly rows: readonly ForceRow[];
  readonly ends: readonly [left: string, right: string];
}

export const forces: Chart<ForcesData> = {
  id: 'forces',
  finding: (data) => findingOf(data),
  table: (data) => ({
    caption: messages.forces.caption(data.actor, data.audience),
    columns: [
      { name: 'force', title: messages.forces.force },
      { name: 'sign', title: messages.forest.sign },
      { name: 'kind', title: messages.forces.kind },
      { name: 'known', title: messages.forces.known },
      ...intervalColumns(data.unit),
      { name: 'note', title: messages.forces.note },
    ],
    rows: data.rows.map((row) => [
      row.title,
      messages.signs[row.sign],
      messages.forces.kinds[row.kind],
      row.known ? messages.yes : messages.no,
      ...intervalCells(row.estimate),
      row.note,
    ]),
  }),
  marks: (data) => data.rows.map((row) => markOf(row, data)),
  Drawing: (drawing) => {
    const { data } = drawing;
    return (
      <StripRows
        chart={forces.id}
        finding={forces.finding(data)}
        description={messages.strip}
        labels={forces.marks(data)}
        ends={data.ends}
        domain={null}
        zero
        phrase={data.unit}
        drawing={drawing}
        rows={data.rows.map(({ id, title, kind, sign, estimate, known, note }) => ({
          id,
          heading: '',
          title,
          note: [kind === 'appeal' ? messages.forces.kinds.appeal : messages.signs[sign], note]
            .filter(Boolean)
            .join(', '),
          sign,
          strong: false,
          strips: [{ interval: estimate, known, by: '' }],
        }))}
      />
    );
  },
};

function findingOf({ actor, audience, unit, rows, ends }: ForcesData): string {
  if (rows.length === 0) return messages.forces.none(actor, audience);
  const clear = rows.flatMap(({ title, known, estimate }) =>
    known && estimate !== null && isClear(estimate) ? [{ title, estimate }] : [],
  );
  const [first] = clear.sort((a, b) => Math.abs(b.estimate.q50) - Math.abs(a.estimate.q50));
  if (first === undefined) return messages.forces.open(actor, audience);
  const { title, estimate } = first;
  const side = ends[estimate.q50 > 0 ? 1 : 0];
  return messages.forces.clear({
    actor,
    audience,
    title: inSentence(title),
    number: tell(sized(estimate), unit),
    side,
  });
}

function markOf({ title, sign, estimate, known }: ForceRow, { unit }: ForcesData): string {
  const number = estimate === null ? messages.unknown : tell(estimate, unit);
  const told = known || estimate === null ? number : `${messages.unknown}: ${number}`;
  return messages.forces.mark(title, messages.signs[sign], told);
}
