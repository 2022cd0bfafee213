import type { ShareRow, SharesData } from '../../../charts/index.js';
import { nameInText } from '../../messages/en/names.js';
import { aimSideOf, type Brief, facing } from './facing.js';
import { endsOf } from './forces-data.js';

/** Who pulled most, by share of all that moved the audience; where shares cannot be known, by how far each carried it. */
export function sharesData(brief: Brief, most: number): SharesData {
  const side = aimSideOf(brief);
  const ends = endsOf(brief);
  const named = { audience: nameInText(brief.audience.name), ends };
  const all =
    brief.shares.length > 0
      ? brief.shares.map(({ actor, name, share }) => ({ id: actor, name, own: actor === brief.actor.id, share }))
      : brief.carriers.map(({ actor, name, own, accounted }) => ({ id: actor, name, own, share: accounted }));
  const rows = all.map((row): ShareRow => ({ ...row, share: facing(row.share, side) }));
  const first = rows
    .map((row) => ({ row, size: Math.abs(row.share?.q50 ?? 0) }))
    .sort((a, b) => b.size - a.size)
    .map(({ row }) => row);
  // The actor that is asked about is there, however little it pulled.
  const shown = first.filter(({ own }, at) => at < most || own);
  return brief.shares.length > 0
    ? { ...named, kind: 'share', unit: '', rows: shown }
    : { ...named, kind: 'distance', unit: brief.scale.unit, rows: shown };
}
