import type { Recognised } from './recognise.js';

/**
 * Files in an order that depends on what they hold alone: by the place of their kind in the layout, then by their bytes.
 * So where the first of two rows counts, the same one counts however the files were given.
 */
export function inFixedOrder(files: readonly Recognised[]): Recognised[] {
  return [...files].sort(
    (a, b) =>
      a.layout.files.indexOf(a.part) - b.layout.files.indexOf(b.part) || compareBytes(a.file.bytes, b.file.bytes),
  );
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
