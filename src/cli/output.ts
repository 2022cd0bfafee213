import { ProblemError } from '../model/index.js';

/**
 * Write to standard output; resolves when it is out. A reader that has gone away (`| head`) is no failure. Throws
 * ProblemError 'disk-full' or 'not-writable' where standard output leads to a file that cannot take it.
 */
export async function writeOutput(text: string): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    // Without a listener the same failure would also come as an exception that nobody catches.
    process.stdout.on('error', resolve);
    process.stdout.write(text, (error) => resolve(error ?? null));
  });
  if (failure === null || failure.code === 'EPIPE') return;
  const full = failure.code === 'ENOSPC' || failure.code === 'EDQUOT';
  throw new ProblemError(
    full ? 'disk-full' : 'not-writable',
    {
      expected: full ? 'room for the answer' : 'a standard output that can be written to',
      got: full ? 'no space left' : (failure.code ?? failure.message),
      fix: 'Send the output elsewhere, or write to another place with --out FILE.',
      where: { file: 'standard output' },
    },
    { cause: failure },
  );
}

/** Tell the person something that is not the answer: one line on standard error. */
export function say(message: string): void {
  process.stderr.write(`suasion: ${message.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** The width of the terminal that shows the answer; undefined where it goes elsewhere, or has a width of 0: not known. */
export function terminalWidth(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns || undefined : undefined;
}
