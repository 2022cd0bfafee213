import { sdGivenItems } from '../../measures/index.js';
import { audienceKey, type PanelSpec } from '../../response/index.js';
import type { Table } from '../../store/index.js';
import type { Reference } from '../reference.js';
import type { PanelReading } from './panel-reading.js';

/** The column of joint draws of what each period says alone. */
const column = 'unsmoothed_draws';

/**
 * The panel with the positions of each joint draw in place of their mean: what is not known of items and positions together.
 * Standard deviations are those given items. Where tables hold no such draws, the panel as it is, alone.
 * Observations of which there are fewer draws than of the others are left out of the draws they lack.
 *
 * Aims stay those of the mean: a brief must be able to redraw one audience without filtering everybody's positions twenty
 * times; a study shows what other draws of the aims change.
 */
export async function readVariants(
  reference: Reference,
  { spec }: Pick<PanelReading, 'spec'>,
): Promise<readonly PanelSpec[]> {
  const { scale, observations, from, to } = spec;
  if (!reference.columnsOf('positions').includes(column)) return [spec];
  const table = await reference.read('positions', {
    columns: ['audience', 'toward', 'period', 'unsmoothed_sd', column],
    where: {
      scale: scale.id,
      audience: { oneOf: [...new Set(observations.map(({ audience }) => audience))] },
      period: { from, to },
    },
  });
  const drawn = drawnIn(table);
  const count = Math.max(0, ...[...drawn.values()].map(({ means }) => means.length));
  if (count === 0) return [spec];
  return Array.from({ length: count }, (_, k) => ({
    ...spec,
    observations: observations.flatMap((one) => {
      const own = drawn.get(keyOf(one.period, one.audience, one.toward));
      const mean = own?.means[k];
      return own === undefined || mean === undefined ? [] : [{ ...one, mean, sd: own.sd }];
    }),
  }));
}

interface Drawn {
  readonly means: Float64Array;
  readonly sd: number;
}

function drawnIn(table: Table): Map<string, Drawn> {
  const [audience, toward, period] = [table.text('audience'), table.text('toward'), table.numbers('period')];
  const [sd, cells] = [table.numbersOrNull('unsmoothed_sd'), table.cells(column)];
  const drawn = new Map<string, Drawn>();
  for (let row = 0; row < table.rows; row++) {
    const [own, means] = [sd[row] ?? null, cells[row] as Float64Array | null];
    if (own === null || means === null) continue;
    drawn.set(keyOf(period[row]!, audience[row]!, toward[row]!), { means, sd: sdGivenItems(own, means) });
  }
  return drawn;
}

function keyOf(period: number, audience: string, toward: string): string {
  return `${period} ${audienceKey(audience, toward)}`;
}
