import type { Column } from '../store/index.js';

/** The tables of a built folder: their columns and keys. Written by `build`, read here. */
export const referenceTables = {
  actors: {
    title: 'Register of actors',
    description: 'Every actor by id, with the names and codes by which it is found and the spells in which it existed.',
    key: ['id'],
    columns: [
      text('id', 'ISO 3166 alpha-3 where it is the actor’s alone, else cow:NNN'),
      text('kind', 'state, city, diaspora, organisation or group'),
      text('name', 'English short name'),
      text('iso3', 'ISO 3166 alpha-3 code'),
      text('iso2', 'ISO 3166 alpha-2 code'),
      { name: 'cow', type: 'integer', meaning: 'Correlates of War number' },
      text('region', 'World Bank region'),
      text('aliases', 'JSON list of other names'),
      text('codes', 'JSON list of codes elsewhere, scheme:code'),
      text('spells', 'JSON list of spells, first day/last day, the last day empty where it still exists'),
      text('parts', 'JSON list of the ids under which its records are kept, oldest first'),
      text('earlier', 'JSON list of predecessors kept under this id, name/last day'),
      text('follows', 'Id of the state out of which it came without being its only successor'),
      text('origin', 'Id of the source: groups are those of coded events'),
    ],
  },
  positions: {
    title: 'Positions of audiences',
    description:
      'Where each audience stood on each scale in each period: posterior mean, standard deviation and quantiles; beside it what that period’s observations say alone.',
    key: ['scale', 'audience', 'toward', 'period'],
    columns: [
      text('scale', 'Id of the scale'),
      text('audience', 'Id of the actor'),
      text('toward', 'On directed scales, id of the actor about whom or toward whom; empty on common ones'),
      integer(
        'period',
        'Year, or year × 12 + month − 1 on monthly scales; 1945 + s stands for General Assembly session s',
      ),
      point('mean', 'Posterior mean'),
      point('sd', 'Posterior standard deviation'),
      point('q05', 'Posterior 5 % quantile; empty with the other quantiles where the posterior is normal'),
      point('q25', 'Posterior 25 % quantile'),
      point('q50', 'Posterior median'),
      point('q75', 'Posterior 75 % quantile'),
      point('q95', 'Posterior 95 % quantile'),
      { name: 'observations', type: 'integer', meaning: 'Votes, respondents or acts behind the position' },
      point(
        'unsmoothed_mean',
        'Mean of what this period’s observations alone say; empty where they say too little, and on directed scales, where nothing is smoothed and it is the mean',
      ),
      point('unsmoothed_sd', 'Standard deviation of the same'),
      { name: 'r_hat', type: 'real', meaning: 'Rank-normalised split-R̂ of the chains', perUnit: 1000 },
      { name: 'ess_bulk', type: 'real', meaning: 'Effective sample size of the bulk', unit: 'draws', perUnit: 1 },
      { name: 'ess_tail', type: 'real', meaning: 'Effective sample size of the tails', unit: 'draws', perUnit: 1 },
      {
        name: 'draws',
        type: 'real list',
        meaning:
          'Joint posterior draws, where there are any: draw k of every audience and period belongs together; shifted and scaled to the mean and sd beside',
        unit: 'point',
        perUnit: 128,
      },
      text('origin', 'Id of the source'),
    ],
  },
  scales: {
    title: 'Scales and how they were fitted',
    description: 'One row a scale: the votes behind it, the sampler’s settings, and how well its chains agree.',
    key: ['scale'],
    columns: [
      text('scale', 'Id of the scale'),
      { name: 'votes', type: 'integer', meaning: 'Votes used', unit: 'votes' },
      { name: 'roll_calls', type: 'integer', meaning: 'Roll calls used', unit: 'roll calls' },
      {
        name: 'items',
        type: 'integer',
        meaning: 'Roll calls after linking those that repeat one another',
        unit: 'items',
      },
      { name: 'positions', type: 'integer', meaning: 'Positions estimated', unit: 'positions' },
      point('step_noise', 'Usual size of one step: 1.4826 × the median absolute change of neighbouring means'),
      text('source', 'Id of the source the positions are made from'),
      text('method', 'How positions were made'),
      text('settings', 'JSON object of what the method estimated for the whole scale, such as an extra variance'),
      { name: 'chains', type: 'integer', meaning: 'Chains sampled' },
      { name: 'burn_in', type: 'integer', meaning: 'Sweeps before draws were kept, in each chain' },
      { name: 'kept', type: 'integer', meaning: 'Draws kept, in each chain' },
      { name: 'seed', type: 'integer', meaning: 'Seed of the random numbers' },
      { name: 'r_hat_median', type: 'real', meaning: 'Median R̂ over positions' },
      { name: 'r_hat_95', type: 'real', meaning: '95 % point of R̂ over positions' },
      {
        name: 'ess_bulk_median',
        type: 'real',
        meaning: 'Median bulk effective sample size over positions',
        unit: 'draws',
      },
    ],
  },
  doses: {
    title: 'Acts counted: doses before their transform',
    description:
      'How often, or how much, an actor did something to an audience in one period, by instrument. A pair without a row did nothing of the kind where the table of coverage says that the source speaks; elsewhere it is not known.',
    key: ['step', 'actor', 'audience', 'instrument', 'period'],
    columns: [
      integer('step', 'Months in a period: 12 = yearly, 1 = monthly'),
      text('instrument', 'Id of the instrument'),
      text('actor', 'Who acted'),
      text('audience', 'Toward whom'),
      integer('period', 'Year, or year × 12 + month − 1'),
      integer('acts', 'Acts counted', 'acts'),
      integer('hundredths', 'Sum of amounts in hundredths of the instrument’s unit; empty where it is not measured'),
      integer('alone', 'Acts known to have been done by this actor alone', 'acts'),
      integer('jointly', 'Acts known to have been done together with others', 'acts'),
      text('origin', 'Id of the source; the first where two tell of one instrument'),
    ],
  },
  coverage: {
    title: 'Of whom and when the sources of acts speak',
    description:
      'Where a row of one of an instrument’s coding schemes covers actor, audience and period, no row of doses means none; everywhere else a dose is unknown. An asterisk means everybody.',
    key: ['scheme', 'actor', 'audience', 'from_month', 'to_month'],
    columns: [
      text('scheme', 'Id of the coding scheme'),
      text('actor', 'Id of the actor, or *'),
      text('audience', 'Id of the audience, or *'),
      integer('from_month', 'First month, year × 12 + month − 1'),
      integer('to_month', 'Last month, likewise'),
    ],
  },
  instruments: {
    title: 'Instruments',
    description: 'One row an instrument: what it is, and how it occurs in the table of doses.',
    key: ['instrument'],
    columns: [
      text('instrument', 'Id of the instrument'),
      text('title', 'What it is called'),
      text('mechanism', 'How it moves: listening, attraction, collaboration, inducement, pressure, coercion or force'),
      text('channel', 'Through what'),
      text('transform', 'How its count becomes a dose'),
      real('standard', 'Median yearly count or amount among the exposed: what a dose of 1 is'),
      integer('acts', 'Acts counted', 'acts'),
      integer('pairs', 'Directed pairs with at least one', 'pairs'),
      integer('actors', 'Actors with at least one', 'actors'),
      integer('from', 'First year its source speaks for'),
      integer('to', 'Last year its source speaks for'),
      { name: 'sources', type: 'text list', meaning: 'Ids of the sources read whose acts it takes' },
    ],
  },
  crosswalk: {
    title: 'Codes of acts and what became of them',
    description: 'Every code that occurs in the sources, with its place in the taxonomy; without one it is unmapped.',
    key: ['scheme', 'code', 'origin'],
    columns: [
      text('scheme', 'Id of the coding scheme'),
      text('code', 'Code as the source writes it'),
      text('instrument', 'Id of the instrument; empty where it belongs to none'),
      text('mechanism', 'Mechanism; empty where it is unmapped'),
      text('channel', 'Channel; empty where it is unmapped'),
      integer('acts', 'How often it occurs', 'acts'),
      text('origin', 'Id of the source'),
    ],
  },
  ties: {
    title: 'Ties between actors',
    description: 'What joins two actors in one year; undirected ties are written once, the lesser id first.',
    key: ['tie', 'first', 'second', 'period'],
    columns: [
      text('tie', 'Id of the kind of tie'),
      text('first', 'One actor; the one from whom it goes, where it has a direction'),
      text('second', 'The other'),
      integer('period', 'Year'),
      real('value', 'In the unit of its kind, kept to hundredths', 100),
      text('origin', 'Id of the source'),
    ],
  },
  standing: {
    title: 'Standing',
    description: 'How much an actor counts: its share of all states’ capabilities or of their product, by year.',
    key: ['standing', 'actor', 'period'],
    columns: [
      text('standing', 'capability-share or product-share'),
      text('actor', 'Id of the actor'),
      integer('period', 'Year'),
      real('value', 'Share of all states'),
      text('origin', 'Id of the source'),
    ],
  },
  indicators: {
    title: 'Indicators',
    description:
      'Numbers about single actors by year, as their sources give them; nothing is carried forward or filled in.',
    key: ['indicator', 'actor', 'period'],
    columns: [
      text('indicator', 'Id of what is measured'),
      text('actor', 'Id of the actor'),
      integer('period', 'Year'),
      real('value', 'In the unit of its kind'),
      real('sd', 'Standard deviation of measurement; empty where the source gives none'),
      text('origin', 'Id of the source'),
    ],
  },
  ledger: {
    title: 'Ledger of people',
    description:
      'One row a population, concept and year. Stocks are never to be summed over years. Harm is located in a place and associated with the two sides named; without both sides it is nobody’s.',
    key: ['concept', 'population', 'place', 'side_a', 'side_b', 'period', 'event'],
    columns: [
      text('concept', 'What is counted'),
      text('population', 'Whose people; empty where the source does not tell'),
      text('place', 'Where; empty where the source does not tell'),
      text('side_a', 'One side of what it is associated with: ids, parted by blanks where several acted together'),
      text('side_b', 'The other side, likewise; empty inside one state'),
      integer('period', 'Year'),
      text('event', 'The source’s id of the conflict or case'),
      real('low', 'Low estimate, kept to hundredths; empty where there is none', 100),
      real('best', 'Best estimate, kept to hundredths', 100),
      real('high', 'High estimate, kept to hundredths; empty where there is none', 100),
      text('origin', 'Id of the source'),
    ],
  },
  mentions: {
    title: 'Mentions in General Debate speeches',
    description:
      'How often a speech names another state; positions on the scale of attention are made from these counts when they are asked for, zeros included.',
    key: ['audience', 'period', 'toward'],
    columns: [
      text('audience', 'Whose speech'),
      integer('period', 'Year'),
      text('toward', 'Who is named; empty on the row that gives the length of the speech'),
      integer('mentions', 'How often; on the row without a name, words of the whole speech'),
    ],
  },
  cities: {
    title: 'Cities',
    description: 'Towns of the sister-city graph and larger cities, with their country and, where known, coordinates.',
    key: ['id'],
    columns: [
      text('id', 'city:<GeoNames id>, else city:Name,COUNTRY'),
      text('name', 'Name of the city'),
      text('country', 'Id of the state or territory'),
      text('division', 'First-level division, where another city of the country has the same name'),
      real('latitude', 'Degrees north', 10_000),
      real('longitude', 'Degrees east', 10_000),
      text('origin', 'Id of the source: the lists of twins where the city, or its coordinates, are theirs'),
    ],
  },
  city_twins: {
    title: 'Twinned cities',
    description: 'Pairs of twinned towns, once each, undated.',
    key: ['first', 'second'],
    columns: [text('first', 'Id of one city'), text('second', 'Id of the other')],
  },
  kinds: {
    title: 'Kinds of records',
    description:
      'What each kind of tie, indicator, ledger concept and coding scheme is: unit, meaning, source and span.',
    key: ['of', 'id', 'origin'],
    columns: [
      text('of', 'tie, figure, ledger, act …'),
      text('id', 'Id that the rows carry'),
      text('title', 'What it is called'),
      text('unit', 'Unit of its value'),
      text('meaning', 'What it means'),
      { name: 'directed', type: 'boolean', meaning: 'Whether a tie goes from the first to the second' },
      integer('from', 'First year it speaks for'),
      integer('to', 'Last year it speaks for'),
      text('origin', 'Id of the source'),
    ],
  },
  sources: {
    title: 'Sources as they were read',
    description:
      'One row a source: rows read, used, set aside, rejected, and records for whose actors nobody was found.',
    key: ['source'],
    columns: [
      text('source', 'Id of the source'),
      integer('rows', 'Rows in its files', 'rows'),
      integer('used', 'Rows used', 'rows'),
      integer('set_aside', 'Rows in order that say nothing to be used', 'rows'),
      integer('rejected', 'Rows that could not be used', 'rows'),
      integer('records', 'Records made from the rows used', 'records'),
      integer('unresolved', 'Records left out because an actor was not found', 'records'),
      integer('actors', 'Actors it speaks of', 'actors'),
      integer('from', 'First year with a record'),
      integer('to', 'Last year with a record'),
      text('hash', 'SHA-256 over its files'),
    ],
  },
  source_notes: {
    title: 'What was not used, and why',
    description: 'Rows set aside or rejected by reason, actors not found by name, acts that belong to no instrument.',
    key: ['source', 'kind', 'reason'],
    columns: [
      text('source', 'Id of the source'),
      text('kind', 'set aside, rejected, unresolved or left out'),
      text('reason', 'The reason, or the name nobody was found for'),
      integer('rows', 'Rows or records'),
    ],
  },
} as const satisfies Record<string, { title: string; description: string; key: string[]; columns: Column[] }>;

function text(name: string, meaning: string): Column & { type: 'text' } {
  return { name, type: 'text', meaning };
}

function integer(name: string, meaning: string, unit?: string): Column & { type: 'integer' } {
  return { name, type: 'integer', meaning, ...(unit === undefined ? {} : { unit }) };
}

function real(name: string, meaning: string, perUnit?: number): Column & { type: 'real' } {
  return { name, type: 'real', meaning, ...(perUnit === undefined ? {} : { perUnit }) };
}

/** Kept to 1/10000 of a point: finer digits are below Monte Carlo error. */
function point(name: string, meaning: string): Column & { type: 'real'; unit: string } {
  return { name, type: 'real', meaning, unit: 'point', perUnit: 10_000 };
}
