#!/usr/bin/env node
/**
 * Draws docs/figures/ideal-points-by-session.svg from a bench report:
 *
 *     npm run bench -- un --out FILE && node bench/figure.mjs FILE
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{ session: number, r: number, scale: number }} Session */
/** @typedef {{ id: string, label: string, colour: string, dash: string, sessions: Session[] }} Series */

const width = 760;
const panel = { left: 64, right: 700, height: 190 };
const series = [
  { id: 'lagged, default', label: 'lagged', colour: '#1b5e8c', dash: '' },
  { id: 'random-walk', label: 'random walk', colour: '#a3460b', dash: '7 4' },
];

const report = JSON.parse(readFileSync(String(process.argv[2]), 'utf8'));
const found = series.map((one) => {
  const measured = report.un.find((/** @type {any} */ { job }) => job.name === one.id);
  if (measured === undefined) throw new Error(`The report holds no run called "${one.id}".`);
  return /** @type {Series} */ ({ ...one, sessions: measured.result.sessions });
});
const figure = fileURLToPath(new URL('../docs/figures/ideal-points-by-session.svg', import.meta.url));
mkdirSync(fileURLToPath(new URL('../docs/figures/', import.meta.url)), { recursive: true });
writeFileSync(figure, draw(found));

/** @param {Series[]} all */
function draw(all) {
  const lowest = (/** @type {string} */ id) =>
    all.find((one) => one.id === id)?.sessions.reduce((worst, one) => (one.r < worst.r ? one : worst));
  const worst = lowest('random-walk');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 540" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13" fill="#222">
<title id="title">Agreement with the published UN positions, session by session</title>
<desc id="desc">Two panels over sessions 1 to 74 (1946 to 2019). Above: correlation with the published means; the lagged prior stays above ${lowest('lagged, default')?.r.toFixed(2)}, the random walk falls to ${worst?.r.toFixed(2)} in session ${worst?.session}. Below: spread of positions within a session over the published spread; near 1 for the lagged prior, from ${extreme(all, Math.min)} to ${extreme(all, Math.max)} for the random walk.</desc>
<rect width="${width}" height="540" fill="#fff"/>
${drawPanel({ all, top: 48, of: (one) => one.r, ticks: [0.8, 0.85, 0.9, 0.95, 1], title: 'Correlation with the published means', labels: true })}
${drawPanel({ all, top: 300, of: (one) => one.scale, ticks: [0.4, 0.6, 0.8, 1, 1.2, 1.4], title: 'Spread within the session ÷ published spread', labels: false })}
<text x="${(panel.left + panel.right) / 2}" y="528" text-anchor="middle">Session (1 = 1946, 74 = 2019)</text>
</svg>
`;
}

/** @param {Series[]} all @param {(...values: number[]) => number} of */
function extreme(all, of) {
  return of(...(all.at(-1)?.sessions.map((one) => one.scale) ?? [])).toFixed(2);
}

/** @param {{ all: Series[], top: number, of: (one: Session) => number, ticks: number[], title: string, labels: boolean }} options */
function drawPanel({ all, top, of, ticks, title, labels }) {
  const [low, high] = [Number(ticks[0]), Number(ticks.at(-1))];
  const x = (/** @type {number} */ session) => panel.left + ((session - 1) / 73) * (panel.right - panel.left);
  const y = (/** @type {number} */ value) => top + panel.height * (1 - (value - low) / (high - low));
  const grid = ticks.map(
    (tick) =>
      `<line x1="${panel.left}" x2="${panel.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/><text x="${panel.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const years = [1, 10, 20, 30, 40, 50, 60, 74].map(
    (session) => `<text x="${x(session)}" y="${top + panel.height + 18}" text-anchor="middle">${session}</text>`,
  );
  const lines = all.map(({ sessions, colour, dash }) => {
    const points = sessions.map((one) => `${x(one.session).toFixed(1)},${y(of(one)).toFixed(1)}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  });
  const key = all.map(
    ({ label, colour, dash }, i) =>
      `<line x1="${430 + 130 * i}" x2="${460 + 130 * i}" y1="20" y2="20" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${467 + 130 * i}" y="24">${label}</text>`,
  );
  return [
    `<text x="${panel.left}" y="${top - 12}" font-weight="600">${title}</text>`,
    ...grid,
    ...years,
    ...lines,
    ...(labels ? key : []),
  ].join('\n');
}
