import type { InstrumentDefinition } from '../instrument.js';

type Own = Pick<
  InstrumentDefinition,
  'id' | 'title' | 'mechanism' | 'description' | 'measured' | 'unit' | 'standardAct' | 'transform' | 'steps' | 'sources'
> & { note: string };

function militarised(own: Own): InstrumentDefinition {
  return {
    ...own,
    channel: 'security-military',
    family: own.mechanism === 'force' ? 'militarised-force' : 'militarised-display',
    lasting: false,
    covers: { actors: 'all', audiences: 'all' },
    silence: 'zero',
  };
}

const events = {
  measured: 'acts',
  unit: 'events',
  standardAct: 'As many events in the period as the median among pairs that had any.',
  transform: 'count',
  steps: ['year', 'month'],
  sources: ['mie'],
} as const;

function dispute(): Pick<Own, 'measured' | 'unit' | 'transform' | 'steps' | 'sources'> {
  return { measured: 'acts', unit: 'disputes', transform: 'present', steps: ['year'], sources: ['mid'] };
}

const display = 'Threats to use force and displays of it: alerts, mobilisations, shows of force, border violations.';
const force = 'Attacks, clashes, occupations, seizures, blockades and war.';
const same =
  'Three sources describe the same conflicts (events, and two editions of disputes): use one of them in a fit, never two.';
const highest = 'Known is the highest level that the state reached in the dispute, not when.';

/** Militarised acts between states, each source by itself because they describe the same conflicts. */
export const armedActs = {
  display: militarised({
    ...events,
    id: 'militarised-display',
    title: 'Military threat or display',
    mechanism: 'coercion',
    description: display,
    note: same,
  }),
  force: militarised({
    ...events,
    id: 'militarised-force',
    title: 'Use of military force',
    mechanism: 'force',
    description: force,
    note: `${same} A clash or a battle is listed once, under one of the two who fought.`,
  }),
  disputeDisplay: militarised({
    ...dispute(),
    id: 'dispute-display',
    title: 'Military threat or display in a dispute',
    mechanism: 'coercion',
    description: display,
    standardAct: 'A year of a dispute in which the state threatened or displayed force against the other.',
    note: `${same} ${highest}`,
  }),
  disputeForce: militarised({
    ...dispute(),
    id: 'dispute-force',
    title: 'Use of force in a dispute',
    mechanism: 'force',
    description: force,
    standardAct: 'A year of a dispute in which the state used force against the other.',
    note: `${same} ${highest}`,
  }),
  disputeDisplayGml: militarised({
    ...dispute(),
    id: 'dispute-display-gml',
    title: 'Military threat or display in a dispute (Gibler–Miller–Little)',
    mechanism: 'coercion',
    description: display,
    standardAct: 'A year of a dispute in which the state threatened or displayed force against the other.',
    note: `${same} ${highest} The source ends in 2010.`,
  }),
  disputeForceGml: militarised({
    ...dispute(),
    id: 'dispute-force-gml',
    title: 'Use of force in a dispute (Gibler–Miller–Little)',
    mechanism: 'force',
    description: force,
    standardAct: 'A year of a dispute in which the state used force against the other.',
    note: `${same} ${highest} The source ends in 2010.`,
  }),
  armedConflict: militarised({
    id: 'armed-conflict',
    title: 'Interstate armed conflict',
    mechanism: 'force',
    description: 'Armed conflict between two states with at least 25 battle deaths in the year.',
    measured: 'in-force',
    unit: 'conflict active',
    standardAct: 'A year in which an armed conflict between the two is active.',
    transform: 'present',
    steps: ['year'],
    sources: ['ucdp'],
    note: 'Both sides fight: the source does not say who did what to whom. Overlaps with the militarised instruments.',
  }),
} as const satisfies Record<string, InstrumentDefinition>;
