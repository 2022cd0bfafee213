import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What many connections met that asked again and again, each as soon as it was answered or after a pause. Node's own client: one that
 * parses answers in JavaScript is slower than the server, and measures itself.
 *
 * @typedef {{ connections: number, paths: readonly string[], pause: number, seconds: number | null }} Plan `pause` in milliseconds
 * between an answer and the next question; `seconds` null: each path once.
 * @typedef {{ requests: number, rate: number, p50: number, p99: number, worst: number, codes: Record<string, number>, bad: number }} Met
 * latencies in milliseconds; `bad`: faults of the server, and answers for which `isBad` holds.
 */

/** @param {string} url @param {Plan} plan @param {(status: number, body: string) => boolean} isBad @returns {Promise<Met>} */
export async function load(url, { connections, paths, pause, seconds }, isBad) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  /** @type {number[]} */
  const times = [];
  /** @type {Record<string, number>} */
  const codes = {};
  let bad = 0;
  let next = 0;
  const begun = performance.now();
  const goesOn = () => (seconds === null ? next < paths.length : performance.now() - begun < seconds * 1000);
  const ask = async () => {
    while (goesOn()) {
      const path = paths[next++ % paths.length] ?? '/';
      const asked = performance.now();
      try {
        const { status, body } = await answerTo(url + path, agent);
        times.push(performance.now() - asked);
        codes[status] = (codes[status] ?? 0) + 1;
        if (status >= 400 && isBad(status, body)) bad++;
      } catch {
        bad++;
      }
      if (pause > 0) await wait(pause);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN;
  const rate = (1000 * times.length) / (performance.now() - begun);
  return { requests: times.length, rate, p50: at(0.5), p99: at(0.99), worst: at(1), codes, bad };
}

/** @param {string} address @param {Agent} agent @returns {Promise<{ status: number, body: string }>} the body of a refusal only */
function answerTo(address, agent) {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, timeout: 90_000, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const status = answer.statusCode ?? 0;
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (/** @type {Buffer} */ part) => (status < 400 ? undefined : parts.push(part)));
      answer.on('end', () => resolve({ status, body: Buffer.concat(parts).toString() }));
      answer.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 90 s')));
    request.on('error', reject);
  });
}
