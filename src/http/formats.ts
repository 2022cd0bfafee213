import { ProblemError } from '../model/index.js';
import { type Format, formats } from '../study/index.js';

/** The media type of each format, as it is sent. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** In order of preference where whoever asks does not mind. */
const preferred: readonly Format[] = ['json', 'csv', 'html', 'md', 'text'];

/**
 * The format of an answer: the one named, or the best that the Accept header allows; JSON unless asked otherwise. Throws
 * ProblemError 'invalid-value' for a name there is none of, 'wrong-format' for a header that allows nothing we have.
 */
export function chooseFormat(named: string | null, accept: string | undefined): Format {
  if (named !== null) {
    const found = formats.find((format) => format === named);
    if (found !== undefined) return found;
    throw new ProblemError('invalid-value', {
      expected: formats.join(', '),
      got: JSON.stringify(named),
      fix: 'Choose one of these.',
      where: { parameter: 'format' },
    });
  }
  if (accept === undefined || accept.trim() === '') return 'json';
  const ranges = accept.split(',').map(readRange);
  const best = preferred
    .map((format) => ({ format, quality: qualityOf(mediaTypes[format].split(';')[0]!, ranges) }))
    .reduce((a, b) => (b.quality > a.quality ? b : a));
  if (best.quality > 0) return best.format;
  throw new ProblemError('wrong-format', {
    expected: preferred.map((format) => mediaTypes[format].split(';')[0]!).join(', '),
    got: `Accept: ${accept}`,
    fix: 'Allow one of these, or name the format: format=json.',
  });
}

/** Whether an Accept-Encoding header allows gzip. */
export function takesGzip(header: string | undefined): boolean {
  if (header === undefined) return false;
  const ranges = header.split(',').map(readRange);
  const found = ranges.find(({ name }) => name === 'gzip') ?? ranges.find(({ name }) => name === '*');
  return (found?.quality ?? 0) > 0;
}

interface Range {
  readonly name: string;
  /** From 0, not allowed, to 1. */
  readonly quality: number;
}

function readRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = given === undefined ? 1 : Number(given);
  return { name, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const name of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const found = ranges.find((range) => range.name === name);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
