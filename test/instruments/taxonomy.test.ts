import { describe, expect, it } from 'vitest';
import {
  channels,
  crosswalkOf,
  crosswalks,
  instrumentOf,
  instruments,
  mechanisms,
  sideOf,
  weightOf,
} from '../../src/instruments/index.js';
import { sources } from '../../src/sources/index.js';

describe('the two dimensions', () => {
  it('lists seven mechanisms from listening to force, and twelve channels, each once', () => {
    expect(mechanisms.map(({ id }) => id)).toEqual([
      'listening',
      'attraction',
      'collaboration',
      'inducement',
      'pressure',
      'coercion',
      'force',
    ]);
    expect(channels).toHaveLength(12);
    expect(new Set(channels.map(({ id }) => id)).size).toBe(12);
    for (const { title, meaning } of [...mechanisms, ...channels]) {
      expect(title).not.toBe('');
      expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('counts inducement neither as coercive nor as noncoercive', () => {
    const on = (side: string) => mechanisms.filter(({ id }) => sideOf(id) === side).map(({ id }) => id);
    expect(on('contested')).toEqual(['inducement']);
    expect(on('noncoercive')).toEqual(['listening', 'attraction', 'collaboration']);
    expect(on('coercive')).toEqual(['pressure', 'coercion', 'force']);
  });
});

describe('instruments', () => {
  it('have ids of their own and every text that a page needs', () => {
    expect(new Set(instruments.map(({ id }) => id)).size).toBe(instruments.length);
    for (const instrument of instruments) {
      expect(instrument.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [instrument.title, instrument.description, instrument.standardAct, instrument.unit])
        expect(text, instrument.id).not.toBe('');
      expect(instrument.description, instrument.id).toMatch(/\.$/);
      expect(instrument.standardAct, instrument.id).toMatch(/\.$/);
      expect(instrument.steps.length, instrument.id).toBeGreaterThan(0);
    }
  });

  it('are measured as they are transformed, and stand only where something can be in force', () => {
    const fits = { acts: ['present', 'count'], amount: ['amount'], 'in-force': ['present'] };
    const odd = instruments.filter(({ measured, transform }) => !fits[measured].includes(transform));
    expect(odd).toEqual([]);
    expect(instruments.filter(({ lasting, measured }) => lasting && measured !== 'in-force')).toEqual([]);
  });

  it('each take codes, and no code of a scheme is in two', () => {
    const taken = new Map<string, string>();
    for (const { id, from } of instruments) {
      expect(from.length, id).toBeGreaterThan(0);
      for (const { scheme, codes } of from)
        for (const code of codes) {
          expect(taken.get(`${scheme} ${code}`), `${scheme} ${code}`).toBeUndefined();
          taken.set(`${scheme} ${code}`, id);
          expect(instrumentOf(scheme, code)?.id).toBe(id);
        }
    }
    const mapped = crosswalks.flatMap(({ entries }) => entries).filter(({ instrument }) => instrument !== null);
    expect(taken.size).toBe(mapped.length);
  });

  it('take their acts from sources that are there', () => {
    const known = new Set(sources.map(({ id }) => id));
    const named = new Set(instruments.flatMap((instrument) => instrument.sources));
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('crosswalks', () => {
  it('list each code of a scheme once, with a reason, a source, a version and a licence', () => {
    expect(new Set(crosswalks.map(({ scheme }) => scheme)).size).toBe(crosswalks.length);
    for (const { scheme, source, version, licence, citation, url, entries } of crosswalks) {
      for (const text of [source, version, licence, citation]) expect(text, scheme).not.toBe('');
      expect(url, scheme).toMatch(/^https?:\/\//);
      expect(new Set(entries.map(({ code }) => code)).size, scheme).toBe(entries.length);
      for (const entry of entries) expect(entry.because, `${scheme} ${entry.code}`).toMatch(/^[a-z].*[^.\s]$/);
    }
  });

  it('give a code the mechanism and channel of its instrument', () => {
    const byId = new Map(instruments.map((instrument) => [instrument.id, instrument]));
    for (const { scheme, entries } of crosswalks)
      for (const { code, instrument, mechanism, channel } of entries) {
        if (instrument === null) continue;
        expect([mechanism, channel], `${scheme} ${code}`).toEqual([
          byId.get(instrument)?.mechanism,
          byId.get(instrument)?.channel,
        ]);
      }
  });

  it('cover every scheme of acts that a source gives', () => {
    const given = sources
      .flatMap((source) => ('gives' in source && Array.isArray(source.gives) ? source.gives : []))
      .filter((kind) => kind.of === 'act')
      .map((kind) => kind.id);
    expect(given.length).toBeGreaterThan(0);
    const known = new Set(crosswalks.map(({ scheme }) => scheme));
    expect(given.filter((scheme) => !known.has(scheme))).toEqual([]);
  });

  it('know nothing of codes and schemes that they do not list', () => {
    expect(crosswalkOf('cameo', '0841]')).toBeNull();
    expect(crosswalkOf('cameo', '__proto__')).toBeNull();
    expect(instrumentOf('morse', '040')).toBeNull();
    expect(instrumentOf('cameo', '010')).toBeNull();
    expect(weightOf('morse', '040')).toBeNull();
  });
});
