import type { Mention } from '../../sources/index.js';
import { leaveOut, seeYear } from './accounts.js';
import { lastMonthOf } from './placing.js';
import type { Placed } from './placed.js';

/** Speeches and whom they name, column by column; a speech's length stands on a row without a name. */
export interface MentionRows {
  readonly audience: string[];
  readonly period: number[];
  readonly toward: string[];
  readonly mentions: number[];
}

export function openMentionRows(): MentionRows {
  return { audience: [], period: [], toward: [], mentions: [] };
}

/** Add speeches. Two names of one state in one speech are added together; the longest length told is the speech's. */
export function addMentions(rows: MentionRows, mentions: readonly Mention[], { placing, sighting }: Placed): void {
  const words = new Map<string, { audience: string; year: number; words: number }>();
  const counts = new Map<string, { audience: string; year: number; toward: string; mentions: number }>();
  for (const mention of mentions) {
    sighting.records++;
    const month = lastMonthOf(mention.year);
    const audience = placing.idOf(mention.speaker, month);
    const toward = placing.idOf(mention.target, month);
    if (audience !== null) {
      seeYear(sighting, mention.year);
      const key = `${audience} ${mention.year}`;
      const known = words.get(key);
      if (known === undefined) words.set(key, { audience, year: mention.year, words: mention.words });
      else known.words = Math.max(known.words, mention.words);
    }
    if (audience === null || toward === null) {
      sighting.unresolved++;
      continue;
    }
    if (audience === toward) {
      leaveOut(sighting, 'a state that names itself');
      continue;
    }
    const key = `${audience} ${mention.year} ${toward}`;
    const known = counts.get(key);
    if (known !== undefined) known.mentions += mention.mentions;
    else counts.set(key, { audience, year: mention.year, toward, mentions: mention.mentions });
  }
  for (const { audience, year, words: length } of words.values()) push(rows, audience, year, '', length);
  for (const one of counts.values()) push(rows, one.audience, one.year, one.toward, one.mentions);
}

function push(rows: MentionRows, audience: string, period: number, toward: string, mentions: number): void {
  rows.audience.push(audience);
  rows.period.push(period);
  rows.toward.push(toward);
  rows.mentions.push(mentions);
}
