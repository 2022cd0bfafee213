import { useSyncExternalStore } from 'react';

/** The state of a page, by the command line's names. */
export type Query = Readonly<Record<string, string>>;

/** Where the reader is. */
export interface Place {
  readonly path: string;
  readonly query: Query;
  /** The part after #, without it. */
  readonly hash: string;
  /** Grows whenever the reader comes to another page, and is 0 on the first. */
  readonly visit: number;
}

export interface GoOptions {
  /** Put the new place over this one, so that "back" leads to the one before. */
  readonly replace?: boolean;
}

/** Where a reader is without a window. */
const nowhere: Place = { path: '/', query: {}, hash: '', visit: 0 };

const listeners = new Set<() => void>();
let place: Place | null = null;

function readPlace(visit: number): Place {
  const { pathname, search, hash } = window.location;
  return {
    path: pathname,
    query: Object.fromEntries(new URLSearchParams(search)),
    hash: decodeText(hash.slice(1)),
    visit,
  };
}

function currentPlace(): Place {
  place ??= readPlace(0);
  return place;
}

function move(): void {
  const last = currentPlace();
  const next = readPlace(last.visit);
  place = next.path === last.path ? next : { ...next, visit: last.visit + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', move);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', move);
  };
}

/** Where the reader is; renders again when that changes. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace, () => nowhere);
}

/** Go to an address of this page without loading it anew. */
export function go(href: string, { replace = false }: GoOptions = {}): void {
  const { path } = currentPlace();
  if (replace) window.history.replaceState(null, '', href);
  else window.history.pushState(null, '', href);
  move();
  if (currentPlace().path !== path) window.scrollTo(0, 0);
}

/** Change some of the page's state and keep the rest; null takes a name out. Other pages are not gone to. */
export function setQuery(changes: Readonly<Record<string, string | null>>, options: GoOptions = {}): void {
  const { path, query } = currentPlace();
  go(hrefOf(path, { ...query, ...changes }), options);
}

/** An address from a path and state; values that are null or undefined are left out. */
export function hrefOf(path: string, query: Readonly<Record<string, string | number | null | undefined>> = {}): string {
  const known = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(known).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** Text of an address, decoded where it can be. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
