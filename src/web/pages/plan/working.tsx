import { useEffect, useState } from 'react';
import { plan as words } from '../../messages/en/plan.js';

interface WorkingOptions {
  /** Seconds that solving may take. */
  readonly most: number;
  readonly onStop: () => void;
}

/** Work that is under way: how long it has taken, and a way to stop it. */
export function Working({ most, onStop }: WorkingOptions) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begun) / 1000)), 250);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="plan-working">
      <progress aria-label={words.working.label} />
      <span>
        {words.working.label} <span className="quiet">{words.working.time(seconds, most)}</span>
      </span>
      <button type="button" onClick={onStop}>
        {words.working.stop}
      </button>
    </div>
  );
}
