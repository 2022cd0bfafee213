import { createHash } from 'node:crypto';
import { type Problem, problem } from '../model/index.js';

/** On every answer, whatever it is. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** For what is no page: nothing in it may be loaded or run. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The two style elements that react-aria adds to a page by itself (in `usePress` and `usePreventScroll`), letter by letter:
 * allowed by their hashes, so that no other inline style has to be.
 */
export const ariaStyles = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/** For the page and its parts: its own scripts, styles, fonts and data, and nothing from elsewhere. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${ariaStyles.map(sourceOf).join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For an answer as HTML: its own style, by its hash, and nothing else. */
export function answerPolicy(html: string): string {
  const [, style] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  return style === undefined ? closedPolicy : `${closedPolicy}; style-src ${sourceOf(style)}`;
}

function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Whether only programs of this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * What is wrong with a request's Host header; null where nothing is. On loopback, only loopback's own names are answered:
 * a page from elsewhere whose name was made to lead here (DNS rebinding) is not.
 */
export function wrongHost(header: string | undefined, listensOn: string): Problem | null {
  if (!isLoopback(listensOn)) return null;
  const name = (header ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(name.toLowerCase())) return null;
  return problem('wrong-host', {
    expected: 'localhost, 127.0.0.1 or [::1] as the host, as this server listens for its own machine alone',
    got: 'another host',
    fix: 'Use one of these names, or start the server with --host.',
  });
}
