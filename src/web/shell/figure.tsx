import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Chart, DrawingProps } from '../../charts/index.js';
import { shell } from '../messages/en/shell.js';
import type { Answer } from './answers.js';
import { Boundary } from './boundary.js';
import { DataTable } from './data-table.js';
import { drawnIn, FigureTools } from './figure-tools.js';
import { Origins } from './origins.js';
import { usePlace } from './place.js';

/** What a drawing needs beside what the frame gives it: the topology of a map, say. */
type Extra<Props> = Omit<Props, keyof DrawingProps<unknown>>;

interface FigureOptions<Data, Props extends DrawingProps<Data>> {
  readonly chart: Chart<Data, Props>;
  readonly data: Data;
  /** Where the numbers come from: the answer's `origins`. */
  readonly origins: Answer<unknown>['origins'];
  /** Names files and the address of the figure; one of its kind on the page. Left out: the chart's id. */
  readonly name?: string;
  /** Say the finding in other words than the chart's own. */
  readonly finding?: ReactNode;
  /** Controls that belong to the picture and stand above it. */
  readonly controls?: ReactNode;
  /** A note under the picture. */
  readonly note?: ReactNode;
  /** Marks as heading 3 for screen readers where the figure stands on its own; else a paragraph. */
  readonly findingAs?: 'h3' | 'p';
}

const narrowest = 280;
const widest = 1100;

/**
 * The frame of every picture: finding first, drawing in the width there is, its table, CSV, SVG, PNG, a link to this very state,
 * and where the numbers come from. What a chart draws beside `data` and `width` is handed in as `extra`.
 */
export function Figure<Data, Props extends DrawingProps<Data>>({
  chart,
  data,
  origins,
  name = chart.id,
  finding,
  controls,
  note,
  findingAs: Finding = 'p',
  ...rest
}: FigureOptions<Data, Props> &
  (object extends Extra<Props> ? { readonly extra?: Extra<Props> } : { readonly extra: Extra<Props> })) {
  const sentence = useId();
  const figure = useAsked(name);
  const [room, width] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const marks = chart.marks(data);
  const standing = active === null || active >= marks.length ? null : active;
  const table = chart.table(data);
  const props = {
    ...rest.extra,
    data,
    width,
    labelledBy: sentence,
    ...(marks.length === 0 ? {} : { onActive: setActive, ...(standing === null ? {} : { active: standing }) }),
  } as unknown as Props;
  const { Drawing } = chart;
  return (
    <figure className="figure" id={name} ref={figure}>
      <Finding className="finding" id={sentence}>
        {finding ?? chart.finding(data)}
      </Finding>
      {controls !== undefined && <div className="figure-controls">{controls}</div>}
      <div className="drawing" data-visited={standing !== null} ref={room}>
        {width > 0 && (
          <Boundary>
            <Drawing {...props} />
          </Boundary>
        )}
      </div>
      {marks.length > 0 && <p className="figure-mark">{standing === null ? shell.figure.walk : marks[standing]}</p>}
      {note !== undefined && <p className="figure-note">{note}</p>}
      <figcaption className="figure-foot">
        <FoldedTable table={table} />
        <FigureTools name={name} table={table} picture={drawnIn(room)} />
        <Origins origins={origins} />
      </figcaption>
    </figure>
  );
}

function FoldedTable({ table }: { readonly table: Parameters<typeof DataTable>[0]['table'] }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="figure-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{shell.figure.table}</summary>
      {open && <DataTable table={table} />}
    </details>
  );
}

/** An element that is gone to where the address names it: a copied link leads to its figure. */
function useAsked(name: string): RefObject<HTMLElement | null> {
  const { hash } = usePlace();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hash === name) element.current?.scrollIntoView();
  }, [hash, name]);
  return element;
}

/** The width of an element in whole pixels, as it changes; 0 until it is known. */
function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.min(widest, Math.max(narrowest, Math.floor(element.clientWidth))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [room, width];
}
