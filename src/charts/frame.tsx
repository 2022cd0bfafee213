import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import type { DrawingProps } from './chart.js';
import { round } from './lettering.js';

/** Who walks the marks. */
export interface Visit {
  readonly active: number;
  readonly onActive: (mark: number) => void;
}

type Visited = Pick<DrawingProps<unknown>, 'labelledBy' | 'active' | 'onActive'>;

/** What names a picture, for one inside of which nothing is visited. */
export function named({ labelledBy }: Visited): Visited {
  return labelledBy === undefined ? {} : { labelledBy };
}

/** Null where marks are not visited. */
export function visitOf({ active = 0, onActive }: Visited): Visit | null {
  return onActive === undefined ? null : { active, onActive };
}

/** The mark that a key leads to; null where the key means nothing. */
function markAfter(key: string, active: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: active + 1,
    ArrowDown: active + 1,
    ArrowLeft: active - 1,
    ArrowUp: active - 1,
    PageDown: active + 10,
    PageUp: active - 10,
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}

interface FrameProps {
  /** Id of the chart. */
  readonly chart: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  /** How many marks there are. */
  readonly marks: number;
  readonly drawing: Visited;
  readonly children: ReactNode;
}

/** The picture's outside: its size, its name, and the keys that walk its marks. */
export function Frame(props: FrameProps): ReactElement {
  const { chart, width, height, title, description, marks, drawing, children } = props;
  const id = useId();
  const visit = marks > 0 ? visitOf(drawing) : null;
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    const next = visit === null ? null : markAfter(event.key, visit.active, marks);
    if (next === null) return;
    event.preventDefault();
    visit!.onActive(next);
    event.currentTarget.querySelector<SVGElement>(`[data-mark="${next}"]`)?.focus();
  };
  return (
    <svg
      className={`chart chart-of-${chart}`}
      viewBox={`0 0 ${round(width)} ${round(height)}`}
      width={round(width)}
      height={round(height)}
      role={visit === null ? 'img' : 'group'}
      aria-labelledby={drawing.labelledBy ?? `${id}title`}
      aria-describedby={`${id}description`}
      {...(visit === null ? {} : { onKeyDown })}
    >
      <title id={`${id}title`}>{title}</title>
      <desc id={`${id}description`}>{description}</desc>
      {children}
    </svg>
  );
}

interface MarkProps {
  readonly visit: Visit | null;
  /** Its place in the order of visit. */
  readonly at: number;
  readonly label: string;
  /** Where the pointer hits it: at least 24 by 24 pixels where marks do not crowd; null: where it is drawn. */
  readonly target: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly children: ReactNode;
}

/** Something in a picture that can be visited. */
export function Mark({ visit, at, label, target, children }: MarkProps): ReactElement {
  if (visit === null) return <g>{children}</g>;
  const active = visit.active === at;
  const reach = (): void => {
    if (!active) visit.onActive(at);
  };
  return (
    <g
      className={active ? 'chart-mark chart-mark-active' : 'chart-mark'}
      data-mark={at}
      role="img"
      aria-label={label}
      tabIndex={active ? 0 : -1}
      onFocus={reach}
      onPointerEnter={reach}
    >
      {target === null ? null : (
        <rect
          className="chart-target"
          x={round(target.x)}
          y={round(target.y)}
          width={round(target.width)}
          height={round(target.height)}
          rx={3}
        />
      )}
      {children}
    </g>
  );
}
