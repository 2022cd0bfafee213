import { useEffect, useRef, useState } from 'react';
import type { Weighing } from '../../../assets/index.js';
import type { IndicatorTable, WeighedComposite } from '../../workers/weigher.js';
import { openWeighingDesk, type WeighingDesk } from '../../workers/weighing.js';

/** How far a weighing in the worker has come. `composites` are the last that were made. */
export interface Weighed {
  readonly state: 'preparing' | 'ready' | 'failed';
  readonly composites: readonly WeighedComposite[] | null;
  /** Those under which `composites` were made. */
  readonly weighing: Weighing | null;
  /** How long the worker took. */
  readonly milliseconds: number;
}

/** The library of random numbers is the server’s, and so is its seed. */
const seed = 1;

const preparing: Weighed = { state: 'preparing', composites: null, weighing: null, milliseconds: 0 };

/** Weigh the table in a worker, again whenever the weighing changes; what is under way is finished, what is overtaken left out. */
export function useWeighing(table: IndicatorTable | null, weighing: Weighing, draws: number): Weighed {
  const desk = useRef<WeighingDesk | null>(null);
  const [weighed, setWeighed] = useState<Weighed>(preparing);
  useEffect(() => {
    if (table === null) return;
    setWeighed(preparing);
    const opened = openWeighingDesk(
      table,
      { draws, seed },
      {
        onWeighed: (composites, under, milliseconds) =>
          setWeighed({ state: 'ready', composites, weighing: under, milliseconds }),
        onFailed: () => setWeighed((last) => ({ ...last, state: 'failed' })),
      },
    );
    desk.current = opened;
    return () => {
      desk.current = null;
      opened.close();
    };
  }, [table, draws]);
  const asked = JSON.stringify(weighing);
  useEffect(() => {
    if (table !== null) desk.current?.weigh(JSON.parse(asked) as Weighing);
  }, [table, draws, asked]);
  return weighed;
}
