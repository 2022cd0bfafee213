import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type ChartTable, drawNetwork, type NetworkData, networkSvg, type NetworkView } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { FigureTools } from '../../shell/index.js';
import { useCanvasColours } from './use-canvas-colours.js';
import { centred, moved, type View, wholeView, zoomed } from './view.js';

interface NetworkPictureOptions {
  readonly data: NetworkData;
  /** Whether the network has come to rest. */
  readonly resting: boolean;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** The ties it shows, for taking along. */
  readonly table: ChartTable;
}

/** How far a step by key or button moves the picture, as a share of its width. */
const stride = 0.2;
const closer = 1.5;
/** Pixels around a pointer in which a node is meant. */
const reach = 14;

type Places = ReturnType<typeof drawNetwork>;

/** The network drawn on a canvas, to be moved and enlarged by keys, buttons and pointer. */
export function NetworkPicture({ data, resting, chosen, onChoose, table }: NetworkPictureOptions) {
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = useRef<Places>([]);
  const dragged = useRef<{ x: number; y: number; far: number } | null>(null);
  const [width, setWidth] = useState(0);
  const [view, setView] = useState<View>(wholeView);
  const [colours, probes] = useCanvasColours();
  const height = Math.round(Math.min(620, Math.max(320, width * 0.75)));
  const size = { width, height };
  const active = data.nodes.findIndex(({ id }) => id === chosen);

  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Enlarged, the picture is drawn larger and moved, so that marks and names keep their size.
  const drawn = useMemo(
    (): NetworkView | null =>
      colours === null || width === 0
        ? null
        : {
            width: width * view.times,
            height: height * view.times,
            seen: { left: view.left, top: view.top, width, height },
            colours,
            family: colours.sans,
            active: active < 0 ? null : active,
          },
    [width, height, view, colours, active],
  );
  const draw = useCallback(() => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context === null || drawn === null) return;
    const dots = window.devicePixelRatio;
    context.setTransform(dots, 0, 0, dots, -drawn.seen.left * dots, -drawn.seen.top * dots);
    places.current = drawNetwork(context, data, drawn);
  }, [data, drawn]);
  useLayoutEffect(draw, [draw]);

  // Somebody chosen in the list is brought into the picture.
  useEffect(() => {
    const place = places.current[active];
    if (place === undefined) return;
    const [x, y] = [place.x - view.left, place.y - view.top];
    if (x < 0 || y < 0 || x > width || y > height) setView((last) => centred(last, place, { width, height }));
    // Only when another is chosen: moving the picture away from them is allowed.
  }, [chosen]);

  const step = (x: number, y: number) => () =>
    setView((last) => moved(last, { x: x * stride * width, y: y * stride * width }, size));
  const zoom = (by: number) => () => setView((last) => zoomed(last, by, size));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: step(-1, 0),
    ArrowRight: step(1, 0),
    ArrowUp: step(0, -1),
    ArrowDown: step(0, 1),
    '+': zoom(closer),
    '=': zoom(closer),
    '-': zoom(1 / closer),
    '0': () => setView(wholeView),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onPointerDown = ({ clientX, clientY, pointerType, pointerId, currentTarget }: PointerEvent): void => {
    dragged.current = { x: clientX, y: clientY, far: 0 };
    // A finger scrolls the page; the buttons move the picture.
    if (pointerType !== 'touch') currentTarget.setPointerCapture(pointerId);
  };
  const onPointerMove = ({ clientX, clientY, pointerType, buttons }: PointerEvent): void => {
    const from = dragged.current;
    if (from === null || buttons === 0 || pointerType === 'touch') return;
    const by = { x: from.x - clientX, y: from.y - clientY };
    dragged.current = { x: clientX, y: clientY, far: from.far + Math.abs(by.x) + Math.abs(by.y) };
    setView((last) => moved(last, by, size));
  };
  const onPointerUp = ({ clientX, clientY, currentTarget }: PointerEvent): void => {
    const far = dragged.current?.far ?? 0;
    dragged.current = null;
    if (far > 4) return;
    const box = currentTarget.getBoundingClientRect();
    const found = nearest(places.current, { x: clientX - box.left + view.left, y: clientY - box.top + view.top });
    if (found !== null) onChoose(data.nodes[found]!.id);
  };
  const files = {
    svg: async () => (drawn === null ? null : networkSvg(data, drawn)),
    png: () =>
      new Promise<Blob | null>((resolve) => {
        if (canvas.current === null) resolve(null);
        else canvas.current.toBlob(resolve);
      }),
  };
  const { network } = words;
  return (
    <div className="network-picture" ref={room} id="network" data-resting={resting}>
      {probes}
      <div
        className="network-window"
        role="group"
        tabIndex={0}
        aria-label={network.picture(data.nodes.length, data.links.length)}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          aria-hidden="true"
          width={Math.round(width * (globalThis.devicePixelRatio || 1))}
          height={Math.round(height * (globalThis.devicePixelRatio || 1))}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
        />
      </div>
      <div className="tools" role="group" aria-label={network.move}>
        <button type="button" onClick={zoom(closer)}>
          {network.in}
        </button>
        <button type="button" onClick={zoom(1 / closer)}>
          {network.out}
        </button>
        <button type="button" onClick={() => setView(wholeView)}>
          {network.whole}
        </button>
        <button type="button" onClick={step(-1, 0)}>
          {network.left}
        </button>
        <button type="button" onClick={step(1, 0)}>
          {network.right}
        </button>
        <button type="button" onClick={step(0, -1)}>
          {network.up}
        </button>
        <button type="button" onClick={step(0, 1)}>
          {network.down}
        </button>
      </div>
      <FigureTools name="network" table={table} picture={files} />
    </div>
  );
}

/** The node next to a point of the enlarged picture, where one is near enough. */
function nearest(places: Places, { x, y }: { readonly x: number; readonly y: number }): number | null {
  let [best, found] = [reach, null as number | null];
  places.forEach((place, at) => {
    const far = Math.hypot(place.x - x, place.y - y) - place.radius;
    if (far < best) [best, found] = [far, at];
  });
  return found;
}
