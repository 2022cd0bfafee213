import type { ReactElement } from 'react';
import type { NodeKind } from './network-fit.js';
import { round } from './lettering.js';

/** A disc for states, a ring for diasporas, a triangle for organisations, a cross for cities, a bar for others. */
export function NodeSign(props: { kind: NodeKind; x: number; y: number; radius: number; own: boolean }): ReactElement {
  const { kind, x, y, radius, own } = props;
  const filled = `chart-node${own ? ' chart-node-own' : ''}`;
  const lined = `chart-node-line${own ? ' chart-node-own' : ''}`;
  const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius].map(round);
  if (kind === 'state') return <circle className={filled} cx={x} cy={y} r={radius} />;
  if (kind === 'diaspora') return <circle className={lined} cx={x} cy={y} r={radius} />;
  if (kind === 'organisation') return <path className={filled} d={`M${x},${top}L${right},${bottom}H${left}Z`} />;
  if (kind === 'city') return <path className={lined} d={`M${left},${y}H${right}M${x},${top}V${bottom}`} />;
  return <path className={lined} d={`M${left},${y}H${right}`} />;
}
