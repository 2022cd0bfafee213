import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { type Problem, problem, ProblemError } from '../model/index.js';
import { openDataPackage } from '../store/index.js';
import { openAnswerPool, type Study } from '../study/index.js';
import { Answering } from './answering.js';
import { makeApplication } from './application.js';
import { statusOf } from './problems.js';
import { longestAddress } from './query.js';
import { headersOf, problemReply, type Reply, responseOf } from './reply.js';
import { wrongHost } from './security.js';
import { slowStudies } from './served.js';
import { openSite } from './site.js';

export interface ServeOptions {
  /** The kinds of questions there are; only those are answered that may be (see `served.ts`). */
  readonly studies: readonly Study[];
  /** A folder of built tables. */
  readonly data: string;
  /** Default: 127.0.0.1, so that nobody else can reach it. */
  readonly host?: string;
  /** 0 = any that is free. Default: 8321. */
  readonly port?: number;
  /** Threads that answer; default: as many as the machine runs at once. */
  readonly threads?: number;
  /** Questions that may wait for a thread. Default: 64. */
  readonly waiting?: number;
  /** Milliseconds that an answer may take, waiting included. Default: 60,000. */
  readonly within?: number;
  /** Milliseconds that a request may take to arrive. Default: 15,000. */
  readonly arrival?: number;
  /** Bytes of answers kept in memory. Default: 128 MiB. */
  readonly keep?: number;
  /** The folder of the built page; default: dist/web of this package. */
  readonly page?: string;
  /** Told of faults of the program, for whoever runs the server. Default: nobody. */
  readonly onFault?: (told: string) => void;
}

/** A server that listens. Close it, or the process will not end. */
export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const usualHost = '127.0.0.1';
const usualPort = 8321;

/** Bytes of a request's headers, its address included. */
const headerRoom = 32 * 1024;

/**
 * Serve the page and the API. Resolves when it listens. Throws ProblemError 'port-taken' where it cannot, 'file-not-found',
 * 'not-reference-data' or 'damaged-table' for a folder without built tables.
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host = usualHost, port = usualPort, onFault = () => undefined } = options;
  await (await openDataPackage(options.data)).close();
  const within = options.within ?? 60_000;
  const pool = await openAnswerPool({
    worker: new URL('./answer-worker.js', import.meta.url),
    waiting: options.waiting ?? 64,
    within,
    slow: slowStudies,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  const answering = new Answering({ data: options.data, pool, keep: options.keep ?? 128 * 1024 * 1024, onFault });
  const site = openSite(options.page ?? fileURLToPath(new URL('../../dist/web', import.meta.url)));
  const application = makeApplication({ studies: options.studies, answering, site, onFault });
  const listener = getRequestListener((request) => application.fetch(request), { errorHandler: refuse });
  const arrival = options.arrival ?? 15_000;
  const server = createServer(
    {
      maxHeaderSize: headerRoom,
      headersTimeout: arrival,
      requestTimeout: arrival,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(arrival, 5_000),
    },
    (incoming, outgoing) => {
      const refused = refusal(incoming, host);
      if (refused === null) void listener(incoming, outgoing);
      else send(outgoing, refused, incoming.method === 'HEAD');
    },
  );
  // Who reads nothing for longer than an answer may take is not waited for.
  server.timeout = within + 30_000;
  server.maxConnections = 1_024;
  server.on('clientError', tellMisread);
  try {
    await listen(server, host, port);
  } catch (error) {
    await pool.close();
    throw error;
  }
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await Promise.all([closed, pool.close()]);
    },
  };
}

/** Resolves when the server listens. Throws ProblemError 'port-taken'. */
async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    server.listen({ host, port }, resolve);
  });
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Readonly<Record<string, readonly [string, string]>> = {
    EADDRINUSE: ['another program that listens there', 'End that program, or choose another port: --port N.'],
    EACCES: ['no right to it', 'Choose a port from 1024 up: --port N.'],
    EADDRNOTAVAIL: ['no such address on this machine', 'Choose another host: --host 127.0.0.1.'],
    ENOTFOUND: ['no such host', 'Choose another host: --host 127.0.0.1.'],
  };
  const [got, fix] = reasons[error.code ?? ''] ?? [error.message, 'Choose another port or host.'];
  const details = { expected: `port ${port} of ${host} to be free`, got, fix, where: { parameter: 'port' } };
  return new ProblemError('port-taken', details, { cause: error });
}

/** What is wrong with a request before anybody looks at what it asks; null where nothing is. */
function refusal(incoming: IncomingMessage, host: string): Reply | null {
  const wrong = wrongHost(incoming.headers.host, host);
  if (wrong !== null) return problemReply([wrong]);
  const length = incoming.url?.length ?? 0;
  if (length <= longestAddress) return null;
  return problemReply([tooLong(`an address of at most ${longestAddress} characters`, `${length}`)], { status: 414 });
}

function send(outgoing: ServerResponse, reply: Reply, withoutBody: boolean): void {
  // What else the request brings is not read.
  outgoing.writeHead(reply.status, { ...headersOf(reply), connection: 'close' });
  outgoing.end(withoutBody ? undefined : reply.body);
}

/** For requests that cannot be made into a Request: a host that is none, for example. */
function refuse(): Response {
  return responseOf(problemReply([misread()]));
}

/** A request that node itself could not read gets its problem document all the same. */
function tellMisread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [found, status] = misreadAs(error.code);
  const reply = problemReply([found], { status });
  const lines = Object.entries({ ...headersOf(reply), connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('\r\n')}\r\n\r\n${String(reply.body)}`);
}

function misreadAs(code: string | undefined): readonly [Problem, number] {
  if (code === 'HPE_HEADER_OVERFLOW') return [tooLong(`headers of at most ${headerRoom} bytes`, 'more'), 431];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const details = {
      expected: 'a request that arrives in time',
      got: 'only a part of it',
      fix: 'Send it in one piece.',
    };
    return [problem('wrong-content', details), 408];
  }
  const found = misread();
  return [found, statusOf(found.code)];
}

function misread(): Problem {
  return problem('invalid-value', {
    expected: 'a request after HTTP/1.1',
    got: 'something else',
    fix: 'Send method, address and host as the standard has them.',
  });
}

function tooLong(expected: string, got: string): Problem {
  return problem('too-long', { expected, got, fix: 'Send less.' });
}
