import type { Problem } from '../model/index.js';
import { problemAnswer } from './problems.js';
import { closedPolicy, commonHeaders } from './security.js';

/** What is sent back. */
export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** Problems as a reply. */
export function problemReply(
  problems: readonly Problem[],
  options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Reply {
  const { status, headers, body } = problemAnswer(problems, options);
  return { status, headers: { ...headers, ...options.headers }, body };
}

/** All headers of a reply, those that are on every one included. */
export function headersOf({ headers, body }: Reply): Record<string, string> {
  return {
    ...commonHeaders,
    'content-security-policy': closedPolicy,
    ...headers,
    ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
}

/** The same for hono. */
export function responseOf(reply: Reply): Response {
  return new Response(reply.body as BodyInit | null, { status: reply.status, headers: headersOf(reply) });
}

/** Whether an If-None-Match header names this tag; weakly compared, as the standard has it. */
export function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const bare = (one: string): string => one.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((one) => bare(one) === bare(tag));
}
