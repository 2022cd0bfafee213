/** Whether somebody asked the program to stop, and how it then ends. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit status that goes with the request; null as long as there is none. */
  exitCode(): number | null;
  /** Stop listening: from here on a request ends the program at once. */
  ignore(): void;
}

/** What shells report for a program that was ended by these signals. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listen for Ctrl-C and its like: the first asks the work to stop cleanly, the second ends the program. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const onSignal = (name: NodeJS.Signals): void => {
    const code = exitCodes[name as keyof typeof exitCodes];
    if (exitCode !== null) process.exit(code);
    exitCode = code;
    controller.abort();
  };
  const names = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    ignore() {
      for (const name of names) process.off(name, onSignal);
    },
  };
}
