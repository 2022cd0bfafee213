/** How many columns a text takes in a terminal: marks and joiners take none, East Asian letters and emoji take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Text from data in one line: control characters, with which a file could steer a terminal, become spaces. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/**
 * Break a text into lines of at most `width` columns, at spaces but not at no-break spaces. A word that is longer stands
 * alone in its line, or is cut with `cut`.
 */
export function wrap(text: string, width: number, options: { readonly cut?: boolean } = {}): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of inOneLine(text).split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (options.cut === true && displayWidth(line) > width) {
      const piece = beginning(line, width);
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The longest beginning that fits, at least one character. */
function beginning(text: string, width: number): string {
  let piece = '';
  for (const character of text) {
    if (piece !== '' && displayWidth(piece + character) > width) break;
    piece += character;
  }
  return piece;
}
