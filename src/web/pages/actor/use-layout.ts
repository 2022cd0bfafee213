import { useEffect, useState } from 'react';
import type { LayoutInput } from '../../workers/layout.js';
import type { LayoutReply } from '../../workers/layout.worker.js';

/** Places of the nodes of a network, x and y by turns; null until the worker has told any. */
export interface LaidOut {
  readonly input: LayoutInput;
  readonly places: Float32Array;
  readonly done: boolean;
}

/** Lay a network out in a worker. With `still` only the end is shown, for those who asked for less motion. */
export function useLayout(input: LayoutInput, still: boolean): LaidOut | null {
  const [laidOut, setLaidOut] = useState<LaidOut | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL('../../workers/layout.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { places, done } }: MessageEvent<LayoutReply>) => {
      if (done || !still) setLaidOut({ input, places, done });
    });
    worker.postMessage(input);
    return () => worker.terminate();
  }, [input, still]);
  return laidOut?.input === input ? laidOut : null;
}
