/**
 * Names of people, places and states as they are written here and there, brought to one form: without case,
 * diacritics, apostrophes and punctuation; `&` and "and", "of" and "the" left out; `St.` = Saint, `Rep.` = Republic,
 * `Dem.` = Democratic. `Côte d’Ivoire` → `cote divoire`.
 */
export function foldName(text: string): string {
  const plainText = ascii.test(text);
  const letters = plainText ? text.toLowerCase().replaceAll(/['`]/g, '') : spelt(text);
  let folded = '';
  for (const word of letters.split(plainText ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)) {
    if (word === '' || silent.has(word)) continue;
    folded += `${folded === '' ? '' : ' '}${abbreviations.get(word) ?? word}`;
  }
  return folded;
}

/**
 * The folded forms under which a name may be known, best first: as written; turned round at a comma (`Korea, South`);
 * turned round at parentheses (`Korea (South)`).
 */
export function foldedForms(text: string): string[] {
  const forms = [foldName(text)];
  const comma = text.indexOf(',');
  if (comma < 0 && !text.includes('(')) return forms[0] === '' ? [] : forms;
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

/**
 * The things whose forms come nearest to a form, at least `count` of them where there are as many, nearest first; those
 * equally near in their order. Nearness: edits per letter of the longer text. Forms are compared in the order of the
 * letters they lack, which are edits at least, until no other can come nearer: tens of thousands take milliseconds.
 */
export function nearestByForm<Thing>(
  form: string,
  among: Iterable<readonly [form: string, thing: Thing]>,
  count: number,
): { readonly thing: Thing; readonly farness: number }[] {
  const forms: string[] = [];
  const things: Thing[] = [];
  const lacks: number[] = [];
  const lacking = lettersApartFrom(form);
  let mostLacking = 0;
  for (const [other, thing] of among) {
    const lack = lacking(other);
    forms.push(other);
    things.push(thing);
    lacks.push(lack);
    if (lack > mostLacking) mostLacking = lack;
  }
  const near = new Map<Thing, { thing: Thing; farness: number; place: number }>();
  let farthest = Infinity;
  for (let lack = 0; lack <= mostLacking; lack++) {
    for (let at = 0; at < forms.length; at++) {
      if (lacks[at] !== lack) continue;
      const longer = Math.max(form.length, forms[at]!.length, 1);
      if (lack / longer > farthest) continue;
      const farness = nameDistance(form, forms[at]!) / longer;
      const before = near.get(things[at]!);
      if (farness > farthest || farness >= (before?.farness ?? Infinity)) continue;
      near.set(things[at]!, { thing: things[at]!, farness, place: Math.min(at, before?.place ?? at) });
      if (near.size < count) continue;
      farthest = [...near.values()].map((one) => one.farness).sort((one, two) => one - two)[count - 1] ?? 0;
      for (const one of near.values()) if (one.farness > farthest) near.delete(one.thing);
    }
  }
  return [...near.values()]
    .sort((one, two) => one.farness - two.farness || one.place - two.place)
    .map(({ thing, farness }) => ({ thing, farness }));
}

/** How many letters one of two texts has and the other lacks: so many edits lie between them at least. */
function lettersApartFrom(form: string): (other: string) => number {
  const counts = new Int16Array(256);
  for (let i = 0; i < form.length; i++) counts[form.charCodeAt(i) & 255]!++;
  return (other) => {
    let shared = 0;
    for (let i = 0; i < other.length; i++) if (counts[other.charCodeAt(i) & 255]!-- > 0) shared++;
    for (let i = 0; i < other.length; i++) counts[other.charCodeAt(i) & 255]!++;
    return Math.max(form.length, other.length) - shared;
  };
}

const ascii = /^[\0-\x7f]*$/;

function spelt(text: string): string {
  return plain(plain(text).toLowerCase())
    .replaceAll(/[øłđðæœßıþ]/g, (letter) => spelledOut[letter] ?? letter)
    .replaceAll(/['’‘`´ʼʻ]/g, '');
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
