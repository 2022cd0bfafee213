/**
 * Rows as plain text, columns aligned: the first to the left, the others to the right.
 * @param {readonly (readonly (string | number | null)[])[]} rows the first row is the head
 */
export function table(rows) {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** @param {number | null | undefined} value @param {number} [digits] */
export function show(value, digits = 3) {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(digits);
}
