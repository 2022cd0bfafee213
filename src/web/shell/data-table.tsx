import { type ChartTable, formatNumber } from '../../charts/index.js';
import { shell } from '../messages/en/shell.js';

interface DataTableOptions {
  readonly table: ChartTable;
  /** Rows beyond this many are left to the CSV. */
  readonly most?: number;
}

/** A table of numbers and texts: the same data as a picture, for reading. Wide ones scroll in themselves. */
export function DataTable({ table, most = 300 }: DataTableOptions) {
  const { caption, columns, rows } = table;
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, title, unit }) => (
              <th key={name} scope="col">
                {title}
                {unit !== undefined && unit !== '' && <span className="unit"> ({unit})</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, at) => (
            <tr key={at}>
              {columns.map(({ name, title }, column) => (
                <td key={name} className={typeof row[column] === 'number' ? 'number' : undefined}>
                  {cellText(row[column] ?? null, /year|period|^h$/i.test(`${name} ${title}`))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <p className="table-more">{shell.figure.rowsShown(most, rows.length)}</p>}
    </div>
  );
}

function cellText(cell: string | number | null, whole: boolean): string {
  if (cell === null) return shell.figure.unknownCell;
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return shell.figure.unknownCell;
  if (whole && Number.isInteger(cell)) return String(cell).replace('-', '−');
  return Number.isInteger(cell) ? formatNumber(cell, 0) : formatNumber(cell);
}
