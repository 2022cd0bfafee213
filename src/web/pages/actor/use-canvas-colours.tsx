import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { NetworkColours } from '../../../charts/index.js';

export interface CanvasColours extends NetworkColours {
  /** Family of fonts for labels. */
  readonly sans: string;
}

const names = ['page', 'ink', 'quiet', 'mark'] as const;

/** The colours of the page as a canvas needs them, again whenever they change, and the hidden elements they are read from. */
export function useCanvasColours(): readonly [CanvasColours | null, ReactElement] {
  const probes = useRef<HTMLSpanElement>(null);
  const [colours, setColours] = useState<CanvasColours | null>(null);
  useEffect(() => {
    const read = (): void => {
      const box = probes.current;
      if (box === null) return;
      const [page, ink, quiet, mark] = [...box.children].map((child) => getComputedStyle(child).color);
      setColours({ page: page!, ink: ink!, quiet: quiet!, mark: mark!, sans: getComputedStyle(box).fontFamily });
    };
    read();
    const watched = new MutationObserver(read);
    watched.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const changes = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((query) =>
      window.matchMedia(query),
    );
    for (const change of changes) change.addEventListener('change', read);
    return () => {
      watched.disconnect();
      for (const change of changes) change.removeEventListener('change', read);
    };
  }, []);
  const elements = (
    <span className="canvas-colours" ref={probes} aria-hidden="true">
      {names.map((name) => (
        <i key={name} className={`canvas-${name}`} />
      ))}
    </span>
  );
  return [colours, elements];
}
