#!/usr/bin/env node
/**
 * Accuracy, speed and memory, measured in one run. Each measurement has a process of its own.
 *
 *     npm run bench                      everything
 *     npm run bench -- un court          some parts
 *     npm run bench -- un --long         with the long run
 *     npm run bench -- --out FILE        also write all figures as JSON
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const parts = [
  'un',
  'court',
  'worlds',
  'speed',
  'inertia',
  'doses',
  'state-space',
  'law',
  'multiverse',
  'event-study',
  'grades',
  'index',
  'plan',
  'http',
];

const { values, positionals } = parse();
if (values.job === undefined) await runParts();
else await runJob(String(positionals[0]), JSON.parse(values.job));

function parse() {
  const given = process.argv.slice(2);
  /** @type {{ long: boolean, out?: string, job?: string }} */
  const found = { long: false };
  const positional = [];
  for (let i = 0; i < given.length; i++) {
    if (given[i] === '--long') found.long = true;
    else if (given[i] === '--out') found.out = String(given[++i]);
    else if (given[i] === '--job') found.job = String(given[++i]);
    else positional.push(given[i]);
  }
  const unknown = positional.filter((part) => !parts.includes(String(part)));
  if (unknown.length > 0) {
    console.error(`Expected parts among ${parts.join(', ')}, got ${unknown.join(', ')}.`);
    process.exit(2);
  }
  return { values: found, positionals: positional };
}

/** @param {string} part */
function load(part) {
  return import(`./${part}.mjs`);
}

async function runParts() {
  /** @type {Record<string, unknown>} */
  const all = {};
  for (const part of positionals.length > 0 ? positionals : parts) {
    const { jobs, report, title } = await load(String(part));
    console.log(`\n${title}\n`);
    const done = [];
    for (const job of jobs(values)) {
      const answer = runApart(String(part), job);
      if (answer === null) continue;
      done.push({ job, ...answer });
      if (process.stderr.isTTY) console.error(`measured: ${job.name ?? job.prior}`);
    }
    if (done.length > 0) console.log(report(done));
    all[String(part)] = done;
  }
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(all, null, 1)}\n`);
}

/** @param {string} part @param {unknown} job @returns {{ result: unknown, rss: number } | null} */
function runApart(part, job) {
  const file = fileURLToPath(import.meta.url);
  const { stdout, status } = spawnSync(process.execPath, [file, part, '--job', JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return JSON.parse(stdout);
  console.error(`${part}: could not be measured.`);
  return null;
}

/** @param {string} part @param {unknown} job */
async function runJob(part, job) {
  const { run } = await load(part);
  const result = await run(job);
  process.stdout.write(JSON.stringify({ result, rss: process.resourceUsage().maxRSS / 1024 }));
}
