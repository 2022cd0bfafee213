import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crosswalkOf, crosswalks } from '../../src/instruments/index.js';
import type { Acts } from '../../src/model/index.js';
import { forEachRow, type Source, type SourceFile, sourceOf, sources } from '../../src/sources/index.js';
import { describeRaw } from '../support/raw.js';

type Counts = ReadonlyMap<string, number>;

describeRaw('crosswalks of the real codes', (folder) => {
  function raw(path: string): SourceFile {
    const bytes = new Uint8Array(gunzipSync(readFileSync(join(folder, path))));
    if (path !== 'cameo/codes.csv.gz') return { name: path, bytes };
    // Descriptions and examples hold bytes that are not UTF-8; codes and titles do not.
    return { name: path, bytes: new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytes)) };
  }

  function text(path: string): string {
    return new TextDecoder().decode(raw(path).bytes);
  }

  /** The rows of a table, as { column: value }. */
  function records(path: string): Record<string, string>[] {
    const rows: Record<string, string>[] = [];
    let names: readonly string[] = [];
    forEachRow(raw(path), {
      header: (header) => (names = header),
      row: (fields) => rows.push(Object.fromEntries(names.map((name, i) => [name, fields[i]!]))),
      reject: () => undefined,
    });
    return rows;
  }

  /** How often each code occurs; `codesIn` gives the codes of one value. */
  function count(paths: readonly string[], column: string, codesIn = (value: string) => [value]): Counts {
    const counts = new Map<string, number>();
    for (const path of paths)
      for (const row of records(path))
        for (const code of codesIn(row[column]!)) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  }

  function only(counts: Counts, is: (code: string) => boolean): Record<string, number> {
    return Object.fromEntries([...counts].filter(([code]) => is(code)));
  }

  const unlisted = (scheme: string, counts: Counts) => only(counts, (code) => crosswalkOf(scheme, code) === null);
  const unmapped = (scheme: string, counts: Counts) =>
    only(counts, (code) => crosswalkOf(scheme, code)?.instrument === null);
  const weightless = (scheme: string, counts: Counts) =>
    only(counts, (code) => crosswalkOf(scheme, code)?.weight === null);

  const cameoEntries = crosswalks.find(({ scheme }) => scheme === 'cameo')!.entries;

  it('has every CAMEO code with its published title and score', () => {
    const published = records('cameo/codes.csv.gz');
    expect(published).toHaveLength(312);
    expect(cameoEntries.map(({ code, title }) => [code, title])).toEqual(
      published.map((row) => [row['cameo_code'], row['name']]),
    );
    const scores = new Map(records('cameo/goldstein.csv.gz').map((row) => [row['code'], Number(row['goldstein'])]));
    for (const { code, weight } of cameoEntries) expect(weight, code).toBe(scores.get(code));
  });

  it('follows the scores of the list, from which the older CAMEO scale differs where codes have moved', () => {
    const scale = new Map(
      [...text('cameo/scale.txt.gz').matchAll(/^\s*(\d{2,4})\s*:\s*\[(-?[\d.]+)\]/gm)].map(
        ([, code, score]) => [code!, Number(score)] as const,
      ),
    );
    expect(scale.size).toBe(276);
    // 016 was "Make empathetic comment", 163 "Halt negotiations", 166 "Impose embargo, boycott, or sanctions" …
    const moved = cameoEntries.filter(({ code, weight }) => scale.has(code) && scale.get(code) !== weight);
    expect(moved.map(({ code, weight }) => [code, weight, scale.get(code)])).toEqual([
      ['016', -5, 3.4],
      ['124', -4, -5],
      ['163', -8, -6.5],
      ['164', -6.5, -7],
      ['166', -7, -8],
    ]);
    expect(cameoEntries.filter(({ code }) => !scale.has(code))).toHaveLength(40);
  });

  it('gives the PLOVER event types of the conversion table', () => {
    const types = new Map<string, Set<string>>();
    for (const [, code, type] of text('cameo/cameo-to-plover-2021.txt.gz').matchAll(/^(\d{2,4}):\s*([A-Z]+)/gm))
      types.set(code!, (types.get(code!) ?? new Set()).add(type!));
    for (const { code, plover } of cameoEntries) {
      const given = [...(types.get(code) ?? [])];
      expect(plover, code).toBe(given.length === 1 ? given[0] : null);
    }
    expect(cameoEntries.filter(({ plover }) => plover === null)).toHaveLength(40);
    // The table has one code that the list of 312 lacks.
    const listed = new Set(cameoEntries.map(({ code }) => code));
    expect([...types.keys()].filter((code) => !listed.has(code))).toEqual(['1214']);
  });

  it('counts what is unmapped in KEDS files coded in CAMEO', () => {
    const counts = count(['keds/levant.cameo.csv.gz', 'keds/turkey.cameo.csv.gz'], 'code');
    expect(unmapped('cameo', counts)).toEqual({
      '010': 5641,
      '011': 171,
      '012': 2713,
      '014': 1432,
      '015': 472,
      '016': 1401,
      '017': 543,
    });
    // Not codes of CAMEO: a misprint and two with a bracket left over.
    expect(unlisted('cameo', counts)).toEqual({ '0330': 1, '0841]': 6, '145]': 3 });
    expect(weightless('cameo', counts)).toEqual({});
  });

  it('counts what is unmapped, and what has no weight, in KEDS files coded in WEIS', () => {
    const files = ['balkans', 'casia', 'gulf'].map((name) => `keds/${name}.weis.csv.gz`);
    const counts = count(files, 'code');
    expect(unmapped('weis', counts)).toEqual({
      '020': 236,
      '021': 104,
      '022': 3974,
      '023': 8730,
      '025': 3565,
      '026': 1,
      '027': 3,
      '034': 673,
      '097': 4,
      '114': 13,
      '140': 461,
      '141': 421,
      '142': 652,
      '143': 2,
      '199': 132,
      '204': 111,
      '214': 25,
      '215': 7,
    });
    expect(unlisted('weis', counts)).toEqual({});
    expect(weightless('weis', counts)).toEqual({
      '114': 13,
      '130': 451,
      '143': 2,
      '199': 132,
      '204': 111,
      '214': 25,
      '215': 7,
    });
  });

  it('titles exactly those WEIS codes that have a label in the data', () => {
    const labelled = new Map<string, boolean>();
    for (const { code, desc } of records('keds/balkans.weis.csv.gz'))
      labelled.set(code!, labelled.get(code!) === true || desc !== '()');
    expect(labelled.size).toBe(114);
    for (const [code, has] of labelled) expect(crosswalkOf('weis', code)!.title !== '', code).toBe(has);
  });

  it('maps each kind of sanction, threatened or imposed', () => {
    const tokens = (value: string) => value.split(/\s+/).flatMap((token) => (token === '' ? [] : [`${Number(token)}`]));
    const threatened = count(['ties/ties-4.1.csv.gz'], 'sanctiontypethreat', tokens);
    const imposed = count(['ties/ties-4.1.csv.gz'], 'sanctiontype', tokens);
    expect([unlisted('ties-threat', threatened), unlisted('ties-sanction', imposed)]).toEqual([{}, {}]);
    expect([unmapped('ties-threat', threatened), unmapped('ties-sanction', imposed)]).toEqual([{}, {}]);
    expect([threatened.get('4'), imposed.get('3')]).toEqual([457, 452]);
  });

  it('reads threats as numbered one higher than sanctions imposed, as the cases show', () => {
    const steps = new Map<number, number>();
    for (const row of records('ties/ties-4.1.csv.gz')) {
      const [threat, imposed] = [row['sanctiontypethreat']!, row['sanctiontype']!];
      if (!/^\d+(\.0)?$/.test(threat) || !/^\d+(\.0)?$/.test(imposed) || Number(threat) === 1) continue;
      const step = Number(threat) - Number(imposed);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    // One kind threatened and named, one imposed: 379 cases, of which 367 are the same kind by this reading, none if the numbers were the same.
    expect([...steps.values()].reduce((sum, cases) => sum + cases, 0)).toBe(379);
    expect([steps.get(1), steps.get(0) ?? 0]).toEqual([367, 0]);
  });

  it('maps every militarised action, each with the hostility that the source gives it', () => {
    const counts = count(['mie/mie-1.0.csv.gz'], 'action');
    expect(unlisted('mie-action', counts)).toEqual({});
    expect(unmapped('mie-action', counts)).toEqual({});
    for (const { action, hostlev } of records('mie/mie-1.0.csv.gz'))
      expect(crosswalkOf('mie-action', action!)!.mechanism === 'force').toBe(Number(hostlev) >= 4);
  });

  it('leaves unmapped only states that did nothing in a dispute', () => {
    const cow = count(['mid/directed-disputes.csv.gz'], 'hostlev1');
    const gml = count(['mid/gml-directed-disputes.csv.gz'], 'hostlev1');
    expect(unmapped('mid-hostility', cow)).toEqual({ '1': 1885 });
    expect(unmapped('gml-hostility', gml)).toEqual({ '1': 1584 });
    expect([unlisted('mid-hostility', cow), unlisted('gml-hostility', gml)]).toEqual([{}, {}]);
  });

  it('knows the event texts of ICEWS', () => {
    const counts = new Map<string, number>();
    for (const part of ['a', 'b'])
      for (const line of text(`icews-events/named-2005-2015-${part}.txt.gz`).split('\n')) {
        const code = line.split('\t')[1];
        if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    expect([...counts.values()].reduce((sum, events) => sum + events, 0)).toBe(92_367);
    expect(unlisted('cameo-text', counts)).toEqual({});
  });

  it('lists every code that the readers of the sources hand on', () => {
    const paths = [
      'atop/dyad-year.csv.gz',
      'china-public-diplomacy/receivers-2000-2018.csv.gz',
      'desta/dyads.csv.gz',
      'desta/treaties.csv.gz',
      'icews-dyad-year/dyad-year-2002-2014.csv.gz',
      'mie/mie-1.0.csv.gz',
      'oecd-dac2a/2009-2022-constant.csv.gz',
      'ties/ties-4.1.csv.gz',
      'ucdp/ucdp-prio-24.1.csv.gz',
      'us-visits/president.csv.gz',
      'us-visits/secretary.csv.gz',
    ];
    const bySource = new Map<Source<unknown>, SourceFile[]>();
    for (const file of paths.map(raw)) {
      const source = sourceOf(file, sources);
      bySource.set(source, [...(bySource.get(source) ?? []), file]);
    }
    const schemes = new Set<string>();
    const unknown: string[] = [];
    for (const [source, files] of bySource) {
      const { acts } = (source as Source<{ acts?: Acts }>).parse(files).tables;
      for (const { scheme, code } of acts!.codes) {
        schemes.add(scheme);
        if (crosswalkOf(scheme, code) === null) unknown.push(`${scheme} ${code}`);
      }
    }
    expect(unknown).toEqual([]);
    expect([...schemes].sort()).toEqual([
      'atop',
      'china-diplomacy',
      'dac-aid-type',
      'desta',
      'icews-class',
      'mie-action',
      'ties-sanction',
      'ties-threat',
      'ucdp-conflict',
      'us-visit',
    ]);
  });
});
