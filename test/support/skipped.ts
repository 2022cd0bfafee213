import type { Reporter, TestModule } from 'vitest/node';

/** The title of skipped tests, with the reason where the reporter finds it. */
export function titleWithReason(title: string, reason: string): string {
  return `${title} [skipped: ${reason}]`;
}

/** The reason that a test's full name gives for being skipped, or null. */
export function reasonInName(fullName: string): string | null {
  return /\[skipped: (.+?)\]/.exec(fullName)?.[1] ?? null;
}

/** Says at the end how many tests were skipped, and why. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const text = describeSkipped(modules.flatMap(reasonsIn));
    if (text !== '') process.stdout.write(`\n${text}\n`);
  }
}

/** One line for each reason, the most frequent first; nothing when nothing was skipped. */
export function describeSkipped(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `${count} ${count === 1 ? 'test' : 'tests'} skipped: ${reason}`)
    .join('\n');
}

function reasonsIn(module: TestModule): string[] {
  return [...module.children.allTests('skipped')].map((test) => {
    const result = test.result();
    const note = result.state === 'skipped' ? result.note : undefined;
    return note ?? reasonInName(test.fullName) ?? `no reason given (${test.fullName})`;
  });
}
