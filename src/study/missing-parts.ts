import { type Problem, problem } from '../model/index.js';
import type { DataPackage } from '../store/index.js';

/**
 * What tables lack because sources were left out when they were built: instruments that no source tells of, and standing by
 * capability. Empty where nothing is missing.
 */
export async function missingParts(data: DataPackage): Promise<Problem[]> {
  const instruments = await data.read('instruments', { columns: ['title', 'from'] });
  const spans = instruments.numbersOrNull('from');
  const silent = instruments.text('title').filter((_, row) => spans[row] === null);
  const capability = await data.read('standing', {
    columns: ['period'],
    where: { standing: 'capability-share', period: { from: 1946, to: 1946 } },
  });
  const open = data.table('instruments').madeBy.parameters['licence'] === 'open';
  const standing =
    capability.rows === 0 ? ['standing by capability, for which shares of the world’s product stand'] : [];
  if (silent.length === 0 && standing.length === 0) return [];
  return [
    problem(open ? 'left-out-by-licence' : 'not-yet-known', {
      expected: 'every instrument, and standing by capability',
      got: `tables without ${[...silent, ...standing].join(', ')}`,
      fix: open
        ? 'They were built from openly licensed sources alone; build without --licence open to have them.'
        : 'Build the tables again with the sources that are missing.',
    }),
  ];
}
