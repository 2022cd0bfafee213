import { type ReactNode, useId } from 'react';
import { shell } from '../messages/en/shell.js';

interface DepthsOptions {
  /** Address of the part after #. */
  readonly id?: string;
  readonly title: ReactNode;
  /** First depth: one sentence. Left out where the picture's own finding says it. */
  readonly sentence?: ReactNode;
  /** Second: one picture. */
  readonly picture?: ReactNode;
  /** Third: everything, folded away until it is wanted. */
  readonly everything?: ReactNode;
  readonly everythingTitle?: string;
  /** The picture takes the whole width, and the sentence stands above it. Without a sentence it always does. */
  readonly wide?: boolean;
}

/** A part of a page at three depths: one sentence, one picture, everything. */
export function Depths({ id, title, sentence, picture, everything, everythingTitle, wide }: DepthsOptions) {
  const heading = useId();
  const told = sentence !== undefined && sentence !== false && sentence !== null;
  return (
    <section
      className={wide === true || !told ? 'depths depths-wide' : 'depths'}
      aria-labelledby={heading}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
    >
      <h2 id={heading}>{title}</h2>
      {told && <div className="sentence">{sentence}</div>}
      {picture}
      {everything !== undefined && (
        <details className="everything">
          <summary>{everythingTitle ?? shell.depths.everything}</summary>
          <div className="everything-inside">{everything}</div>
        </details>
      )}
    </section>
  );
}
