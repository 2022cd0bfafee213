/**
 * Names of people, places and states as they are written here and there, brought to one form: without case,
 * diacritics, apostrophes and punctuation; `&` and "and", "of" and "the" left out; `St.` = Saint, `Rep.` = Republic,
 * `Dem.` = Democratic. `Côte d’Ivoire` → `cote divoire`.
 */
export function foldName(text: string): string {
  return plain(plain(text).toLowerCase())
    .replaceAll(/[øłđðæœßıþ]/g, (letter) => spelledOut[letter] ?? letter)
    .replaceAll(/['’‘`´ʼʻ]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word))
    .map((word) => abbreviations.get(word) ?? word)
    .join(' ');
}

/**
 * The folded forms under which a name may be known, best first: as written; turned round at a comma (`Korea, South`);
 * turned round at parentheses (`Korea (South)`).
 */
export function foldedForms(text: string): string[] {
  const forms = [foldName(text)];
  const comma = text.indexOf(',');
  if (comma > 0) forms.push(foldName(`${text.slice(comma + 1)} ${text.slice(0, comma)}`));
  const inside = insideParentheses(text);
  if (inside !== null) forms.push(foldName(`${inside.inner} ${inside.outer}`));
  return [...new Set(forms)].filter((form) => form !== '');
}

/** What stands outside and inside a name's first parentheses, or null. */
export function insideParentheses(text: string): { readonly outer: string; readonly inner: string } | null {
  const match = /^([^(]*)\(([^)]+)\)(.*)$/.exec(text);
  return match === null ? null : { outer: `${match[1]}${match[3]}`.trim(), inner: match[2]!.trim() };
}

/**
 * How many single edits lie between two texts: a letter added, dropped or changed, or two neighbours swapped
 * (Damerau–Levenshtein distance, optimal string alignment: no stretch is edited twice). O(|a|·|b|).
 */
export function nameDistance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let twoAbove: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, twoAbove[j - 2]! + 1);
      }
      row.push(best);
    }
    twoAbove = above;
    above = row;
  }
  return above[to.length]!;
}

/** Letters that are not a plain letter with a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  þ: 'th',
};

const silent: ReadonlySet<string> = new Set(['and', 'of', 'the']);

const abbreviations: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['rep', 'republic'],
  ['dem', 'democratic'],
]);

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
}
