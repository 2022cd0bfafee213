import type { ReactElement } from 'react';
import type { MechanismId } from '../instruments/index.js';

/** The quantiles of an estimate, all in one unit; an `Estimate` is one. */
export interface Interval {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** By what an audience is moved: each has its word, colour, line and mark. */
export type Sign = 'attraction' | 'coercion' | 'inducement';

/** A number, a text, or null where it is not known. */
export type ChartCell = string | number | null;

export interface ChartColumn {
  /** For CSV: small letters and underscores. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly unit?: string;
}

/** The same data as a picture shows, every digit kept. */
export interface ChartTable {
  readonly caption: string;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

export interface DrawingProps<Data> {
  readonly data: Data;
  /** CSS pixels to draw in: from 280 to 1100. */
  readonly width: number;
  /** Id of an element that names the picture, such as its finding; without it the picture names itself. */
  readonly labelledBy?: string;
  /** Index of the mark that the keyboard stands on, in the order of `marks`. */
  readonly active?: number;
  /** Called when another mark is reached by arrow keys, focus or pointer. With it marks can be visited; without it the drawing is one picture. */
  readonly onActive?: (mark: number) => void;
}

/** A kind of picture: results → sentence, table and SVG. */
export interface Chart<Data, Props extends DrawingProps<Data> = DrawingProps<Data>> {
  readonly id: string;
  /** What the picture shows, in a sentence. */
  finding(data: Data): string;
  table(data: Data): ChartTable;
  /** What each mark that can be visited is called, in order of visit; empty where there are none. */
  marks(data: Data): readonly string[];
  readonly Drawing: (props: Props) => ReactElement;
}

const signs: Readonly<Record<MechanismId, Sign>> = {
  listening: 'attraction',
  attraction: 'attraction',
  collaboration: 'attraction',
  inducement: 'inducement',
  pressure: 'coercion',
  coercion: 'coercion',
  force: 'coercion',
};

/** The sign of a mechanism; what attracts without any act (null) is attraction. */
export function signOf(mechanism: MechanismId | null): Sign {
  return mechanism === null ? 'attraction' : signs[mechanism];
}

/** Does the 90 % interval exclude 0? */
export function isClear(interval: Interval): boolean {
  return interval.q05 > 0 || interval.q95 < 0;
}
