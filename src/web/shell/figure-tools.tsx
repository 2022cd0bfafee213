import { useState } from 'react';
import { type ChartTable, toCsv } from '../../charts/index.js';
import { shell } from '../messages/en/shell.js';
import { announce } from './announce.js';
import { save } from './save.js';

/** A picture as files; null where there is none or the browser would not draw it. */
interface PictureFiles {
  svg(): Promise<string | null>;
  png(): Promise<Blob | null>;
}

interface FigureToolsOptions {
  readonly name: string;
  readonly table: ChartTable;
  readonly picture: PictureFiles;
}

/** Ways to take a figure along: CSV, SVG, PNG, and the link to this very state. */
export function FigureTools({ name, table, picture }: FigureToolsOptions) {
  const [said, setSaid] = useState('');
  const say = (text: string): void => {
    setSaid(text);
    announce(text);
  };
  const file = `suasion-${name}`;
  const take = async (kind: 'svg' | 'png', type: string): Promise<void> => {
    const content = await picture[kind]();
    if (content === null) say(shell.figure.notDrawn);
    else save(`${file}.${kind}`, type, content);
  };
  const copy = async (): Promise<void> => {
    const address = new URL(window.location.href);
    address.hash = name;
    const copied = await navigator.clipboard?.writeText(address.href).then(
      () => true,
      () => false,
    );
    say(copied === true ? shell.figure.copied : shell.figure.notCopied);
  };
  return (
    <div className="tools" role="group" aria-label={shell.figure.downloads(name)}>
      <button type="button" onClick={() => save(`${file}.csv`, 'text/csv;charset=utf-8', toCsv(table))}>
        {shell.figure.csv}
      </button>
      <button type="button" onClick={() => void take('svg', 'image/svg+xml')}>
        {shell.figure.svg}
      </button>
      <button type="button" onClick={() => void take('png', 'image/png')}>
        {shell.figure.png}
      </button>
      <button type="button" onClick={() => void copy()}>
        {shell.figure.link}
      </button>
      <span className="tools-said">{said}</span>
    </div>
  );
}

/** What is drawn as SVG in an element, as files. */
export function drawnIn(room: { readonly current: HTMLElement | null }): PictureFiles {
  const drawn = (): SVGSVGElement | null => room.current?.querySelector('svg') ?? null;
  return {
    async svg() {
      const svg = drawn();
      return svg === null ? null : (await import('./picture.js')).svgText(svg);
    },
    async png() {
      const svg = drawn();
      return svg === null ? null : (await import('./picture.js')).pngOf(svg);
    },
  };
}
