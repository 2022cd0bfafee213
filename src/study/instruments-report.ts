import { channels, mechanisms } from '../instruments/index.js';
import type { InstrumentsResult, ToldInstrument } from './instruments-result.js';
import type { Block } from './report.js';

const formatNumber = (value: number): string => String(Number(value.toPrecision(3)));

/** A sentence as a part of another. */
function beginning(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** All instruments for a reader, then the taxonomy and what belongs to none. */
export function listBlocks({ instruments, unmapped }: InstrumentsResult): Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Instruments' },
    {
      kind: 'table',
      name: 'instruments',
      caption: 'What moves audiences, by what mechanism, and how much of it the tables in use hold.',
      columns: [
        { name: 'instrument', title: 'Id' },
        { name: 'mechanism', title: 'Mechanism' },
        { name: 'acts', title: 'Acts', decimals: 0 },
        { name: 'pairs', title: 'Pairs', decimals: 0 },
        { name: 'from', title: 'From' },
        { name: 'to', title: 'To' },
      ],
      rows: instruments.map(({ id, mechanism, acts, pairs, from, to }) => [id, mechanism, acts, pairs, from, to]),
    },
    {
      kind: 'table',
      name: 'titles',
      caption: 'What they are called, and their channels.',
      columns: [
        { name: 'instrument', title: 'Id' },
        { name: 'title', title: 'Instrument' },
        { name: 'channel', title: 'Channel' },
      ],
      rows: instruments.map(({ id, title, channel }) => [id, title, channel]),
    },
    {
      kind: 'table',
      name: 'mechanisms',
      caption: 'How an act moves its audience. The label belongs to the act, never to the sign of its effect.',
      columns: [
        { name: 'mechanism', title: 'Mechanism' },
        { name: 'side', title: 'Side' },
        { name: 'meaning', title: 'Meaning' },
      ],
      rows: mechanisms.map(({ title, side, meaning }) => [title, side, meaning]),
    },
    {
      kind: 'table',
      name: 'channels',
      caption: 'Through what.',
      columns: [
        { name: 'channel', title: 'Channel' },
        { name: 'meaning', title: 'Meaning' },
      ],
      rows: channels.map(({ title, meaning }) => [title, meaning]),
    },
    {
      kind: 'table',
      name: 'unmapped',
      caption: 'Codes that occur and belong to no instrument.',
      columns: [
        { name: 'scheme', title: 'Scheme' },
        { name: 'code', title: 'Code' },
        { name: 'title', title: 'Title' },
        { name: 'acts', title: 'Acts', decimals: 0 },
        { name: 'because', title: 'Why' },
      ],
      rows: unmapped.map(({ scheme, code, title, acts, because }) => [scheme, code, title, acts, because]),
    },
  ];
}

/** One instrument for a reader. */
export function instrumentBlocks(instrument: ToldInstrument): Block[] {
  const { id, title, mechanism, side, channel, description, unit, standardAct, standard, note } = instrument;
  const { acts, pairs, actors, from, to, lasting, measured, covers, silence, sources, codes } = instrument;
  const span = from === null || to === null ? 'No source of it was read' : `Its sources speak for ${from} to ${to}`;
  const everybody = covers.actors === 'all' && covers.audiences === 'all';
  const zero =
    silence === 'unknown'
      ? 'Where no act is recorded the dose is not known.'
      : everybody
        ? 'Inside these years a pair without an act has a dose of 0.'
        : 'Inside these years a pair that the sources list and that has no act has a dose of 0; for others it is not known.';
  const paragraphs = [
    description,
    `Mechanism: ${mechanism} (${side}). Channel: ${channel}. ${lasting ? 'It lasts until it is ended.' : 'It is over when it is done.'}`,
    `Measured by ${measured}, in ${unit}. A dose of 1 is ${beginning(standardAct)}${standard === null ? '' : ` (here ${formatNumber(standard)} a year)`}.`,
    `${span}: ${acts} acts, ${pairs} directed pairs, ${actors} actors. ${zero} Beyond the span it is not known, never 0.`,
    `Sources: ${sources.join(', ')}.`,
    ...(note === '' ? [] : [note]),
  ];
  return [
    { kind: 'heading', level: 1, text: `${title} (${id})` },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      name: 'codes',
      caption: 'Codes that are acts of this instrument, and how often they occur in the sources.',
      columns: [
        { name: 'scheme', title: 'Scheme' },
        { name: 'code', title: 'Code' },
        { name: 'title', title: 'Title' },
        { name: 'acts', title: 'Acts', decimals: 0 },
        { name: 'because', title: 'Why here' },
      ],
      rows: codes.map(({ scheme, code, title: what, acts: count, because }) => [scheme, code, what, count, because]),
    },
  ];
}
