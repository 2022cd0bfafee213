import type { Weighing } from '../../assets/index.js';
import type { IndicatorTable, WeighedComposite, WeigherOptions } from './weigher.js';
import type { WeighingOrder, WeighingReply } from './weighing.worker.js';

/** A worker that weighs one table. */
export interface WeighingDesk {
  /** Ask for a weighing; where one is under way, only the last that was asked for comes after it. */
  weigh(weighing: Weighing): void;
  close(): void;
}

interface Listeners {
  readonly onWeighed: (composites: readonly WeighedComposite[], weighing: Weighing, milliseconds: number) => void;
  readonly onFailed: (message: string) => void;
}

/** Start a worker over a table. */
export function openWeighingDesk(
  table: IndicatorTable,
  options: WeigherOptions,
  { onWeighed, onFailed }: Listeners,
): WeighingDesk {
  const worker = new Worker(new URL('./weighing.worker.ts', import.meta.url), { type: 'module' });
  const order = (message: WeighingOrder): void => worker.postMessage(message);
  let number = 0;
  let underWay: Weighing | null = null;
  let next: Weighing | null = null;
  const known = new Map<string, WeighedComposite>();
  const send = (weighing: Weighing): void => {
    underWay = weighing;
    order({ order: 'weigh', number: ++number, weighing });
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WeighingReply>) => {
    const done = underWay!;
    underWay = null;
    if (next !== null) {
      send(next);
      next = null;
    }
    if ('failed' in data) onFailed(data.failed);
    else {
      for (const composite of data.changed) known.set(composite.id, composite);
      onWeighed([...known.values()], done, data.milliseconds);
    }
  });
  worker.addEventListener('error', (event) => onFailed(event.message));
  order({ order: 'keep', table, options });
  return {
    weigh: (weighing) => {
      if (underWay === null) send(weighing);
      else next = weighing;
    },
    close: () => worker.terminate(),
  };
}
