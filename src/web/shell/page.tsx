import { type ReactNode, useEffect, useRef } from 'react';
import { shell } from '../messages/en/shell.js';
import { announce } from './announce.js';
import { usePlace } from './place.js';

interface PageOptions {
  /** Names the page in the window, in the history and to a screen reader. */
  readonly title: string;
  /** The heading where it is more than the title: a question, say. */
  readonly heading?: ReactNode;
  /** A small line above the heading. */
  readonly kicker?: ReactNode;
  /** The sentence that answers the page's question; stands right under the heading. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** Pages already arrived at, so that a heading that changes later does not take the focus again. */
let arrivedAt = 0;

/**
 * A page: heading, leading sentence, content. Gives the window its title; on coming from another page it moves the focus to the
 * heading and has the title read out.
 */
export function Page({ title, heading, kicker, lead, children }: PageOptions) {
  const { visit, hash } = usePlace();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = shell.nameInTitle(title);
  }, [title]);
  useEffect(() => {
    if (visit === arrivedAt) return;
    arrivedAt = visit;
    announce(shell.arrived(title));
    if (hash === '') top.current?.focus({ preventScroll: true });
  }, [visit, hash, title]);
  return (
    <article className="page">
      <header className="page-head">
        {kicker !== undefined && <p className="kicker">{kicker}</p>}
        <h1 ref={top} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {lead !== undefined && <div className="lead">{lead}</div>}
      </header>
      {children}
    </article>
  );
}

/** Go to the part of the page that the address names, once it is there; `ready` turns true when it may be. */
export function useAnchor(ready: boolean): void {
  const { hash } = usePlace();
  useEffect(() => {
    if (!ready || hash === '') return;
    const part = document.getElementById(hash);
    if (part === null) return;
    part.scrollIntoView();
    part.focus({ preventScroll: true });
  }, [ready, hash]);
}
