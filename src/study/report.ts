/** A piece of an answer for a reader. Text, Markdown, HTML and CSV are all made from these. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | Table;

/** A table: the only block that CSV shows. */
export interface Table {
  readonly kind: 'table';
  /** One word; names the file when an answer has several tables. */
  readonly name: string;
  /** What the table shows, in a sentence. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Show at most so many rows in text, and say how many there are; CSV and JSON always have all. */
  readonly atMost?: number;
}

/** Numbers are given whole and rounded for readers by `decimals`; CSV keeps every digit. */
export interface TableColumn {
  /** The key in CSV. */
  readonly name: string;
  /** The heading for readers. */
  readonly title: string;
  readonly decimals?: number;
}

export type Cell = string | number | null;
