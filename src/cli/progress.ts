/** Where a progress bar is drawn: standard error, or a stand-in for it. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Shorter work needs no bar. */
const patience = 2_000;
const betweenDrawings = 100;
const barLength = 24;
const eraseLine = '\r\u001B[K';

/**
 * A bar in one line of the terminal, redrawn in place: what is being done, how far it is, how long it will still take.
 * Appears only where the work takes more than two seconds, and only in a terminal.
 */
export class ProgressBar {
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #began: number;
  readonly #timer: NodeJS.Timeout | null = null;
  #state: { done: number; of: number; label: string; since: number } | null = null;
  #drawnAt = -Infinity;

  /** `now` gives milliseconds, and is a parameter for tests. */
  constructor(screen: Screen, options: { readonly now?: () => number } = {}) {
    this.#screen = screen;
    this.#now = options.now ?? (() => performance.now());
    this.#began = this.#now();
    if (screen.isTTY !== true || process.env['TERM'] === 'dumb') return;
    this.#timer = setInterval(() => this.#draw(), 500);
    this.#timer.unref();
  }

  /** The work at hand is `done` of `of`. Another label is another piece of work. */
  update(done: number, of: number, label: string): void {
    const since = this.#state?.label === label ? this.#state.since : this.#now();
    this.#state = { done, of, label, since };
    if (this.#now() - this.#drawnAt >= betweenDrawings) this.#draw();
  }

  /** Take the bar away for good. */
  clear(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#drawnAt > -Infinity) this.#screen.write(eraseLine);
    this.#drawnAt = -Infinity;
    this.#state = null;
  }

  #draw(): void {
    const now = this.#now();
    if (this.#timer === null || this.#state === null || now - this.#began < patience) return;
    const { done, of, label, since } = this.#state;
    const share = of > 0 ? Math.min(1, Math.max(0, done / of)) : 0;
    const filled = Math.round(share * barLength);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(barLength - filled)}]`;
    const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
    const left = timeLeft(share, now - since);
    // Some terminals give their width as 0: not known.
    const room = (this.#screen.columns || 80) - 1;
    const whole = `${bar} ${percent}  ${label}${left}`;
    const line = whole.length <= room ? whole : `${percent}  ${label}${left}`.slice(0, room);
    this.#screen.write(eraseLine + line);
    this.#drawnAt = now;
  }
}

function timeLeft(share: number, elapsed: number): string {
  if (share <= 0 || share >= 1 || elapsed < 1_000) return '';
  const seconds = Math.ceil(((elapsed / share) * (1 - share)) / 1_000);
  if (seconds < 90) return `, about ${seconds} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `, about ${minutes} min left` : `, about ${Math.round(minutes / 60)} h left`;
}
