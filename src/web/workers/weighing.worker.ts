import type { Weighing } from '../../assets/index.js';
import {
  createWeigher,
  type IndicatorTable,
  type WeighedComposite,
  type Weigher,
  type WeigherOptions,
} from './weigher.js';

/** What the page asks of the worker: a table to keep, then weighings of it. */
export type WeighingOrder =
  | { readonly order: 'keep'; readonly table: IndicatorTable; readonly options: WeigherOptions }
  | { readonly order: 'weigh'; readonly number: number; readonly weighing: Weighing };

/** What the worker says to a weighing. */
export type WeighingReply =
  // Those that stay as they were are not sent again.
  | { readonly number: number; readonly changed: readonly WeighedComposite[]; readonly milliseconds: number }
  | { readonly number: number; readonly failed: string };

const here = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<WeighingOrder>) => void): void;
  postMessage(reply: WeighingReply): void;
};

/** How often weighing is rehearsed before somebody moves a slider. */
const rehearsals = 4;

let weigher: Weigher | null = null;
let rehearsed = 0;
let sent: readonly WeighedComposite[] = [];

here.addEventListener('message', ({ data }) => {
  if (data.order === 'keep') {
    weigher = createWeigher(data.table, data.options);
    sent = [];
    rehearsed = 0;
    return;
  }
  if (weigher === null) return;
  const { number, weighing } = data;
  const begun = performance.now();
  try {
    const composites = weigher.weigh(weighing);
    const changed = composites.filter((composite) => !sent.includes(composite));
    sent = composites;
    here.postMessage({ number, changed, milliseconds: performance.now() - begun });
  } catch (error) {
    here.postMessage({ number, failed: error instanceof Error ? error.message : String(error) });
    return;
  }
  rehearseLater(weighing);
});

/** One rehearsal at a time, so that an order that comes in between has to wait for one at most. */
function rehearseLater(weighing: Weighing): void {
  if (rehearsed === rehearsals) return;
  rehearsed++;
  setTimeout(() => {
    weigher?.rehearse(weighing, 1 + rehearsed / 8);
    rehearseLater(weighing);
  });
}
