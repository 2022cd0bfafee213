import { type RefObject, useState } from 'react';
import { type ChartTable, toCsv } from '../../charts/index.js';
import { shell } from '../messages/en/shell.js';
import { announce } from './announce.js';
import { save } from './save.js';

interface FigureToolsOptions {
  readonly name: string;
  readonly table: ChartTable;
  /** The element that holds the drawing. */
  readonly drawing: RefObject<HTMLElement | null>;
}

/** Ways to take a figure along: CSV, SVG, PNG, and the link to this very state. */
export function FigureTools({ name, table, drawing }: FigureToolsOptions) {
  const [said, setSaid] = useState('');
  const say = (text: string): void => {
    setSaid(text);
    announce(text);
  };
  const file = `suasion-${name}`;
  const picture = (): SVGSVGElement | null => drawing.current?.querySelector('svg') ?? null;
  const takeSvg = async (): Promise<void> => {
    const svg = picture();
    if (svg !== null) save(`${file}.svg`, 'image/svg+xml', await standingAlone(svg));
  };
  const takePng = async (): Promise<void> => {
    const svg = picture();
    if (svg === null) return;
    const png = await pictureOf(svg);
    if (png === null) say(shell.figure.notDrawn);
    else save(`${file}.png`, 'image/png', png);
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
      <button type="button" onClick={() => void takeSvg()}>
        {shell.figure.svg}
      </button>
      <button type="button" onClick={() => void takePng()}>
        {shell.figure.png}
      </button>
      <button type="button" onClick={() => void copy()}>
        {shell.figure.link}
      </button>
      <span className="tools-said">{said}</span>
    </div>
  );
}

async function standingAlone(svg: SVGSVGElement): Promise<string> {
  const { svgText } = await import('./picture.js');
  return svgText(svg);
}

async function pictureOf(svg: SVGSVGElement): Promise<Blob | null> {
  const { pngOf } = await import('./picture.js');
  return pngOf(svg);
}
