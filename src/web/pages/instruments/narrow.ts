import { useSyncExternalStore } from 'react';

const narrowWindow = '(max-width: 45rem)';

/** Whether the window is too narrow for a table of five columns: then two of them stand under others. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const narrow = window.matchMedia(narrowWindow);
      narrow.addEventListener('change', listener);
      return () => narrow.removeEventListener('change', listener);
    },
    () => window.matchMedia(narrowWindow).matches,
    () => false,
  );
}
