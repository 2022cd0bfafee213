import { promises } from 'node:fs';
import { extname, join, posix, sep } from 'node:path';
import type { Wishes } from './answering.js';
import { fileReply, makeFile, type SentFile } from './file.js';
import type { Reply } from './reply.js';
import { pagePolicy } from './security.js';

/** The built page: its files by their addresses, read once and kept in memory. */
export interface Site {
  /** The page itself; null until it has been built. */
  page(wishes: Wishes): Promise<Reply | null>;
  /** A file of the page; null where there is none of that name. */
  file(path: string, wishes: Wishes): Promise<Reply | null>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const packed = new Set(['.ico', '.png', '.woff', '.woff2']);
/** What may lie beside the page itself; its scripts and styles lie in assets/. */
const besideThePage = new Set(['.ico', '.png', '.svg', '.txt', '.webmanifest']);

/** The site in a folder made by the page's build. Only files that were found there are ever served, by their names alone. */
export function openSite(folder: string): Site {
  let files: Promise<ReadonlyMap<string, SentFile>> | null = null;
  async function reply(path: string, wishes: Wishes): Promise<Reply | null> {
    const known = await (files ??= readFiles(folder));
    // The page may be built after the server has started.
    if (!known.has('/index.html')) files = null;
    const file = known.get(path);
    return file === undefined ? null : fileReply(file, wishes);
  }
  return { page: (wishes) => reply('/index.html', wishes), file: reply };
}

async function readFiles(folder: string): Promise<ReadonlyMap<string, SentFile>> {
  const entries = await promises.readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, SentFile>();
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = posix.join('/', ...file.slice(folder.length).split(sep));
    const [ending, type] = [extname(path), types[extname(path)]];
    if (!entry.isFile() || type === undefined || !isOfPage(path)) continue;
    const plain = new Uint8Array(await promises.readFile(file));
    const immutable = /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(path);
    files.set(path, await makeFile(plain, { type, packed: packed.has(ending), immutable, policy: pagePolicy }));
  }
  return files;
}

function isOfPage(path: string): boolean {
  if (path === '/index.html' || path.startsWith('/assets/')) return true;
  return path.lastIndexOf('/') === 0 && besideThePage.has(extname(path));
}
