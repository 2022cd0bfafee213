import { useEffect, useRef, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let said = '';

/** Have a sentence read out by a screen reader, without moving anybody: results that changed, a page that came. */
export function announce(text: string): void {
  if (text === said) return;
  said = text;
  for (const listener of listeners) listener();
}

/** Milliseconds of rest after which a changed result is read out, so that a slider is not read at every step. */
const rest = 500;

/** Have a result read out whenever it changes and rests; not when it first comes, and not while it is null. */
export function useAnnounced(text: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (text === null || text === last.current) return;
    const isFirst = last.current === null;
    const timer = setTimeout(
      () => {
        last.current = text;
        if (!isFirst) announce(text);
      },
      isFirst ? 0 : rest,
    );
    return () => clearTimeout(timer);
  }, [text]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is to be read out at the moment: for the one live region of the frame. */
export function useAnnouncement(): string {
  return useSyncExternalStore(subscribe, () => said);
}
