#!/usr/bin/env node
/**
 * The claim itself: does collaboration move audiences further, longer and at lower human cost than coercion?
 *
 *     node examples/claim.mjs
 *
 * It is answered by the rule of `contrastRule`, which was fixed before any confirmatory result was looked at. What was looked
 * at while designing (UN votes to 2004) is exploratory and stands apart. Nothing is written here but the question:
 * every number comes from `suasion compare`.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { evidence, plainWorkshop } from '../dist/index.js';
import { renderAnswer, studies } from '../dist/study/index.js';

const scales = ['unga', 'conduct', 'favourability'];
const { contrastRule } = evidence;

/** Each law’s contrast with its status, and what goes with it. @param {string} [data] a folder of built tables */
export async function claim(data = fileURLToPath(new URL('../reference', import.meta.url))) {
  const compare = studies.find(({ id }) => id === 'compare');
  if (compare === undefined) throw new Error('There is no study called compare.');
  const rows = [];
  const harms = [];
  for (const scale of scales) {
    const context = { data, seed: 1, workshop: plainWorkshop() };
    const answer = await compare.run(compare.schema.parse({ scale }), context);
    const result = /** @type {any} */ (answer.result);
    for (const { design, title, status, laws } of result.designs)
      for (const { standing, contrast, durability } of laws)
        rows.push({ scale, design, title, status, standing, contrast, durability, unit: result.unit });
    for (const { id, design, side, harm } of result.instruments)
      if (side === 'coercive') harms.push({ scale, design, instrument: id, harm });
  }
  return { rows, harms, change: whatWouldChangeIt(rows) };
}

/**
 * What would change our mind, from where each contrast stands: by how much it would have to move to fall the other way.
 * @param {readonly any[]} rows
 */
function whatWouldChangeIt(rows) {
  return rows.flatMap(({ design, standing, contrast, unit }) => {
    if (contrast === null)
      return [`${design}, ${standing}: instruments of the missing side with enough acts on record.`];
    const { difference, outcome } = contrast;
    const far = Math.abs(difference.q50 / difference.sd).toFixed(1);
    if (outcome === 'not known') {
      const needed = Math.max(1, Math.ceil((1.2816 / Math.max(1e-9, Math.abs(difference.q50 / difference.sd))) ** 2));
      return [
        `${design}, ${standing}: about ${needed} times the information, if the middle (${difference.q50.toFixed(4)} ${unit}) stays where it is.`,
      ];
    }
    return [
      `${design}, ${standing}: new data that move the difference by ${far} of its standard deviations against the result.`,
    ];
  });
}

/** @param {Awaited<ReturnType<typeof claim>>} found */
function tell({ rows, harms, change }) {
  const of = (/** @type {string} */ status) => rows.filter((row) => row.status === status);
  const line = (/** @type {any} */ { design, standing, contrast, unit }) =>
    contrast === null
      ? [design, standing, null, null, null, null, 'not known: one side is empty', null]
      : [
          design,
          standing,
          contrast.difference.q50,
          contrast.difference.q05,
          contrast.difference.q95,
          contrast.probability,
          `${contrast.outcome} (${unit})`,
          contrast.grade.word,
        ];
  const columns = [
    { name: 'design', title: 'Law' },
    { name: 'standing', title: 'Actors' },
    { name: 'difference', title: 'Difference', decimals: 4 },
    { name: 'from', title: 'From', decimals: 4 },
    { name: 'to', title: 'To', decimals: 4 },
    { name: 'probability', title: 'Above 0', decimals: 2 },
    { name: 'outcome', title: 'The claim' },
    { name: 'grade', title: 'Grade' },
  ];
  const blocks = [
    { kind: 'heading', level: 1, text: 'Does collaboration move audiences further than coercion?' },
    {
      kind: 'paragraph',
      text: `The rule: mean over instruments of the response toward the aim ${contrastRule.years} years after the usual exposure, ${contrastRule.toward.join(' and ')} less ${contrastRule.against.join(' and ')}; the claim holds where ${100 * contrastRule.probability} % of the posterior lie above 0.`,
    },
    ...[...new Set(rows.map(({ status }) => status))].map((status) => ({
      kind: 'table',
      name: status,
      caption: `Status: ${status}.`,
      columns,
      rows: of(status).map(line),
    })),
    {
      kind: 'paragraph',
      text: 'How long an effect lasts is one value of each law, the same for all instruments; where event studies tell it by instrument, suasion compare shows it.',
    },
    { kind: 'heading', level: 2, text: 'At what human cost' },
    {
      kind: 'table',
      name: 'harm',
      caption:
        'Harm per act of coercive instruments, by the ledger of people; empty where it does not tell. Never netted.',
      columns: [
        { name: 'scale', title: 'Scale' },
        { name: 'instrument', title: 'Instrument' },
        { name: 'harm', title: 'Harm' },
        { name: 'best', title: 'Per act', decimals: 2 },
      ],
      rows: harms.map(({ scale, instrument, harm }) => [scale, instrument, harm?.title ?? null, harm?.best ?? null]),
    },
    { kind: 'heading', level: 2, text: 'What would change our mind' },
    ...change.map((text) => ({ kind: 'paragraph', text })),
  ];
  const answer = { question: {}, result: {}, origins: [], problems: [] };
  const study = { id: 'claim', title: 'The claim', report: () => blocks };
  return renderAnswer(/** @type {any} */ (study), answer, 'text');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(tell(await claim()));
