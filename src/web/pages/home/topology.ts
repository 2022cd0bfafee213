import { useEffect, useState } from 'react';
import type { WorldTopology } from '../../../charts/index.js';
import address from 'world-atlas/countries-110m.json?url';

let kept: WorldTopology | null = null;

/** The lands of the world, once they are there; null before, and where they cannot be had. */
export function useTopology(): WorldTopology | null {
  const [topology, setTopology] = useState(kept);
  useEffect(() => {
    if (kept !== null) return;
    const calledOff = new AbortController();
    const read = async (): Promise<void> => {
      const response = await fetch(address, { signal: calledOff.signal });
      kept = (await response.json()) as WorldTopology;
      setTopology(kept);
    };
    // Without lands the map still has its classes and its table.
    read().catch(() => undefined);
    return () => calledOff.abort();
  }, []);
  return topology;
}
