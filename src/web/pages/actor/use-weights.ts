import { useCallback, useEffect, useRef, useState } from 'react';
import { setQuery, usePlace } from '../../shell/index.js';
import { readWeights, type Weights, writeWeights } from './weights.js';

/** Milliseconds of rest before a weight is written into the address. */
const rest = 300;

/**
 * Weights that move at once and are written into the address when they rest. An address that changes by itself, by going back or by
 * a link, sets them.
 */
export function useWeights(indicators: readonly string[]): readonly [Weights, (weights: Weights) => void] {
  const { query } = usePlace();
  const text = query['weights'] ?? '';
  const known = indicators.join(',');
  const [weights, setWeights] = useState<Weights>(() => readWeights(text, indicators));
  const written = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    if (text === written.current) return;
    written.current = text;
    setWeights(readWeights(text, known.split(',')));
  }, [text, known]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const change = useCallback((next: Weights) => {
    setWeights(next);
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(() => {
      const line = writeWeights(next);
      written.current = line ?? '';
      setQuery({ weights: line }, { replace: true });
    }, rest);
  }, []);
  return [weights, change];
}
