import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hostileAddresses } from './http/hostile.mjs';
import { load } from './http/load.mjs';
import { show, table } from './table.mjs';

/**
 * (j) The API under load: 50 connections on cached answers; 4 connections on briefs that nobody has asked before, with 10 on cached
 * answers beside them, each ten times a second; 5,000 hostile queries. The server has a process of its own; it and the load share the
 * machine's cores.
 *
 * @typedef {{ name: string, what: 'cached' | 'briefs' | 'hostile', seconds: number }} HttpJob
 * @typedef {import('./http/load.mjs').Met & { name: string }} Load
 * @typedef {{ loads: Load[], memory: number[] }} HttpResult
 */

export const title = 'The API under load';

/** @param {{ long: boolean }} options @returns {HttpJob[]} */
export function jobs({ long }) {
  const seconds = long ? 60 : 15;
  return [
    { name: 'cached', what: 'cached', seconds },
    { name: 'briefs', what: 'briefs', seconds },
    { name: 'hostile', what: 'hostile', seconds },
  ];
}

/** Answers of several sizes, from a kilobyte to a quarter of a megabyte. */
const usual = ['words?word=gap', 'positions', 'compare', 'actors', 'assets?actor=USA&audience=Kenya'];
const cachedPaths = usual.map((one) => `/api/v1/${one}`);

/** @param {HttpJob} job @returns {Promise<HttpResult>} */
export async function run({ what, seconds }) {
  const child = fork(fileURLToPath(new URL('http/server.mjs', import.meta.url)), { stdio: ['ignore', 2, 2, 'ipc'] });
  const [{ url }] = await once(child, 'message');
  /** @type {number[]} */
  const memory = [];
  const measure = async () => {
    child.send('memory');
    const [told] = await once(child, 'message');
    memory.push(told.memory);
  };
  try {
    for (const path of what === 'hostile' ? [] : cachedPaths) await (await fetch(url + path)).arrayBuffer();
    await measure();
    const timer = setInterval(() => void measure(), Math.max(1_000, (seconds * 1_000) / 8));
    const plans = loadsOf(what, await addresses(what, url), seconds);
    const loads = await Promise.all(
      plans.map(async ({ name, ...plan }) => ({
        name: `${name}, ${plan.connections} connections`,
        ...(await load(url, plan, isBad)),
      })),
    );
    clearInterval(timer);
    return { loads, memory };
  } finally {
    child.kill();
  }
}

/** @param {HttpJob['what']} what @param {string} url */
async function addresses(what, url) {
  if (what === 'hostile') return hostileAddresses(5_000);
  if (what === 'cached') return [];
  const answer = await (await fetch(`${url}/api/v1/positions`)).json();
  /** @type {string[]} */
  const ids = answer.result.positions.map((/** @type {{ audience: string }} */ one) => one.audience);
  // Each pair once, no two alike in a row.
  return ids.flatMap((_, step) =>
    step === 0 ? [] : ids.map((id, i) => `/api/v1/brief?actor=${id}&audience=${ids[(i + step) % ids.length]}`),
  );
}

/** @param {HttpJob['what']} what @param {string[]} paths @param {number} seconds */
function loadsOf(what, paths, seconds) {
  if (what === 'cached') return [{ name: 'cached', connections: 50, paths: cachedPaths, pause: 0, seconds }];
  if (what === 'hostile') return [{ name: 'hostile', connections: 10, paths, pause: 0, seconds: null }];
  return [
    { name: 'new briefs', connections: 4, paths, pause: 0, seconds },
    { name: 'cached', connections: 10, paths: cachedPaths, pause: 100, seconds },
  ];
}

/** A fault of the server, or a problem document that tells what it should not. @param {number} status @param {string} body */
function isBad(status, body) {
  if (status >= 500 && status !== 503) return true;
  return (
    /[<>]|node_modules|\.parquet|\n {4}at |\/(home|root|work|usr)\//.test(body) || JSON.parse(body).status !== status
  );
}

/** @param {readonly { job: HttpJob, result: HttpResult, rss: number }[]} done */
export function report(done) {
  const rows = done.flatMap(({ result: { loads, memory } }) =>
    loads.map((one) => [
      one.name,
      one.requests,
      show(one.rate, 0),
      show(one.p50, 0),
      show(one.p99, 0),
      show(one.worst, 0),
      Object.entries(one.codes)
        .map(([code, count]) => `${code}: ${count}`)
        .join(', '),
      one.bad,
      `${show(memory[0], 0)}–${show(Math.max(...memory), 0)}`,
    ]),
  );
  return table([['', 'requests', '/s', 'p50, ms', 'p99', 'worst', 'statuses', 'wrong', 'server, MB'], ...rows]);
}
