import type { Origin, Problem } from '../model/index.js';
import type { RecordKind } from './records.js';

/** Where a source's numbers come from: an `Origin` without what is known only once a file has been read. */
export type SourceOrigin = Omit<Origin, 'id' | 'rows' | 'hash'>;

/** One file of a source as it lies on disk, already decompressed. */
export interface SourceFile {
  /** How people call it in messages; it decides nothing. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One column of a file. */
export interface Column {
  /** The name in the header. Compared without regard to case and outer blanks. */
  readonly name: string;
  /** Names which other editions use for the same column. */
  readonly otherNames?: readonly string[];
  readonly meaning: string;
  /** The unit of its values; `text`, `code`, `date` … where it is not a quantity. */
  readonly unit: string;
  /** Values that mean: not known. */
  readonly missing: readonly string[];
  /** A file without it is not of this layout. */
  readonly required: boolean;
}

/** One kind of file inside a layout, recognised by its header alone: all its required columns are there. */
export interface LayoutFile {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Left out for a table with a header, which alone tells what the file is. */
  readonly form?: HeaderlessTable | LinesOfText;
}

/** A table published without a header: its columns are those declared, in their order. */
export interface HeaderlessTable {
  readonly kind: 'headerless';
  readonly delimiter: ',' | '\t' | ';';
  /** Whether the first line, which has as many fields as there are columns, can be one of this file. */
  fits(fields: readonly string[]): boolean;
}

/** A text in which each line is a row, with one declared column: the line. */
export interface LinesOfText {
  readonly kind: 'lines';
  /** Whether the first line can be one of this file. */
  fits(line: string): boolean;
}

/** One way in which a source's data are wrapped. */
export interface Layout {
  readonly id: string;
  readonly title: string;
  readonly files: readonly LayoutFile[];
  /** Where this wrapping comes from, when its publisher and terms are not the source's own. */
  readonly origin?: SourceOrigin;
}

/** A published state of a source. */
export interface Edition {
  readonly version: string;
  /** Year or day of publication, ISO; null where it is not stated. */
  readonly published: string | null;
  /** First and last year it speaks for. */
  readonly span: Span;
  readonly note: string;
}

/** First and last year, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A row that could not be used, and why. */
export interface Reject {
  readonly file: string;
  /** As in the file; the header is line 1. */
  readonly line: number;
  /** The column's name in the file. */
  readonly column: string;
  /** What stood there. */
  readonly value: string;
  readonly reason: string;
}

/** Rows that are in order and yet say nothing to be used, such as absences. Counted, not kept. */
export interface SetAside {
  readonly file: string;
  readonly reason: string;
  readonly rows: number;
}

/** What a file turned out to be. Always: `rows` = `used` + its rows set aside + its rejects. */
export interface ReadFile {
  readonly file: string;
  /** Id of the layout and of the layout's file. */
  readonly layout: string;
  readonly part: string;
  /** Rows below the header, blank lines not counted. */
  readonly rows: number;
  readonly used: number;
}

/** What came out of a source's files. */
export interface Parsed<Tables> {
  readonly tables: Tables;
  readonly rejects: readonly Reject[];
  readonly setAside: readonly SetAside[];
  readonly layouts: readonly ReadFile[];
  readonly problems: readonly Problem[];
}

/** A body of data somebody publishes, in every wrapping in which it is known to come. */
export interface Source<Tables> {
  readonly id: string;
  readonly origin: SourceOrigin;
  readonly editions: readonly Edition[];
  /** What the edition named in `origin.version` speaks for; null where the files themselves decide. */
  readonly span: Span | null;
  readonly layouts: readonly Layout[];
  /** What its records are: every id they carry. Left out by sources of roll-call votes and code lists. */
  readonly gives?: readonly RecordKind[];
  /** A sentence, and the address of the publisher's newest file. */
  readonly howToGet: { readonly sentence: string; readonly url: string };
  /**
   * Read files of this source, in any order. Names are left as the source writes them. Never throws because of a row;
   * throws a `ProblemError` (`unknown-layout`, `missing-column`, `wrong-encoding`, `file-unreadable`, `invalid-value`)
   * when a file as a whole cannot be used.
   */
  parse(files: readonly SourceFile[]): Parsed<Tables>;
}
