import type { Column } from '../../store/index.js';
import { boolean, integer, real, text } from '../table-columns.js';

const which = [
  text('design', 'Which instruments were fitted together on which scale'),
  text('standing', 'How actors count: equal or capability-share'),
] as const;

/** Draws are kept to 1/64 of their standard deviation: far below Monte Carlo error. */
export const drawsPerSd = 64;

/** The tables of the law of motion as it was fitted: what it was fitted to, its responses, and joint draws of everything. */
export const lawTables = {
  laws: {
    title: 'The law of motion, fitted',
    description:
      'One row a design and standing: the window, what was observed, how well the chains agree, and what is needed to read one audience as the whole panel was read.',
    key: ['design', 'standing'],
    columns: [
      ...which,
      text('scale', 'Id of the scale'),
      text('title', 'What was fitted'),
      integer('from', 'First period of the window'),
      integer('to', 'Last period of the window'),
      integer('audiences', 'Audiences, on directed scales pairs, that were fitted', 'audiences'),
      integer('observations', 'Positions that were fitted', 'positions'),
      integer('draws', 'Joint draws kept', 'draws'),
      integer('variants', 'Joint draws of the positions over which the draws are averaged; 1 = their mean alone'),
      real('centre', 'Mean of the measurements, in the unit of the scale'),
      real('spread', 'Standard deviation of the measurements, in the unit of the scale'),
      real(
        'inflation',
        'How many times the stated standard deviations measurements really have: the mean of the noise; 1 where it is not estimated',
      ),
      boolean('momentum', 'Whether momentum kept was estimated; else it is 0'),
      real(
        'momentum_clustered_sd',
        'Standard deviation of momentum kept by a jackknife over periods; empty where it is 0',
      ),
      real('home_pull_clustered_sd', 'Standard deviation of the pull home by a jackknife over periods'),
      integer('chains', 'Chains sampled'),
      integer('kept', 'Draws kept in each chain', 'draws'),
      integer('seed', 'Seed of the random numbers'),
      real('r_hat', 'Largest split-R̂ of a parameter; empty where draws are too few for it'),
      real('ess', 'Least effective sample size of a parameter, bulk or tail; likewise'),
      boolean('converged', 'Whether every parameter’s chains agree well enough to be relied on'),
      integer('divergences', 'Trajectories that ran away'),
      text('version', 'Version that fitted it'),
      text('choices', 'Hash of everything chosen for the fit: instruments, options, settings, seed'),
      text('settings', 'JSON object: panel = what reading the panel settled, options = the law’s options'),
      text(
        'notes',
        'JSON object: dropped instruments with reasons, what was left out counted by reason, whose acts an instrument means, and, where momentum was taken out, its 90 % interval before',
      ),
    ],
  },
  law_terms: {
    title: 'Responses',
    description:
      'What a unit dose, or a unit of an attracting quality, does under the law: positive moves the audience toward the aim. Quantiles are those of the draws shipped.',
    key: ['design', 'standing', 'term'],
    columns: [
      ...which,
      text('term', 'Id of the instrument or of the quality that attracts'),
      integer('place', 'Its place among the terms, from 0'),
      text('kind', 'instrument or appeal'),
      text('mechanism', 'Mechanism, whose responses are pooled; empty for appeal'),
      real('mean', 'Mean response to a unit dose of an actor with a standing of 1'),
      real('sd', 'Standard deviation'),
      real('q05', '5 % quantile'),
      real('q25', '25 % quantile'),
      real('q50', 'Median'),
      real('q75', '75 % quantile'),
      real('q95', '95 % quantile'),
      real('clustered_sd', 'Standard deviation by a jackknife over periods, whose errors are shared'),
      real('usual', 'Usual exposure where there is any, as a root mean square'),
      integer('exposed', 'Audience-periods with any exposure', 'audience-periods'),
      real('effective_actors', 'How many actors it rests on: inverse Herfindahl index of contributions'),
      text('leading_actor', 'Id of the actor that contributes most'),
      real('leading_share', 'Its share of all contributions'),
      real('guard_found', 'Appeal: response at the mode to the usual exposure'),
      real('guard_low', 'Appeal: 5 % quantile of the same with standing and quality dealt to other actors'),
      real('guard_high', 'Appeal: 95 % quantile of the same'),
      boolean(
        'known',
        'Appeal: found outside that range, and with a 90 % interval that excludes 0; empty for instruments',
      ),
    ],
  },
  law_draws: {
    title: 'Joint draws of the law',
    description:
      'Posterior draws of every parameter; draw k of all rows of a design and standing belongs together. A draw is mean + sd × the number kept, and not below 0 for the pull home, the shock, the noise and spreads. What has no row is 0 in every draw.',
    key: ['design', 'standing', 'parameter', 'item'],
    columns: [
      ...which,
      text(
        'parameter',
        'momentum-kept, home-pull, shock, noise, mass-spread, stretch-spread, response, common, stretch, log-mass, or variant: the joint draw of the positions',
      ),
      text('item', 'Id of the term, period, or audience (with a tab before the actor on directed scales); else empty'),
      real('mean', 'Mean of the draws; of variants 0'),
      real('sd', 'Standard deviation of the draws; of variants 1'),
      { name: 'r_hat', type: 'real', meaning: 'Split-R̂ of the fit to mean positions', perUnit: 1000 },
      { name: 'ess_bulk', type: 'real', meaning: 'Its effective sample size of the bulk', unit: 'draws', perUnit: 1 },
      { name: 'ess_tail', type: 'real', meaning: 'Its effective sample size of the tails', unit: 'draws', perUnit: 1 },
      {
        name: 'draws',
        type: 'real list',
        meaning: 'Joint draws, in standard deviations above the mean',
        perUnit: drawsPerSd,
      },
    ],
  },
} as const satisfies Record<string, { title: string; description: string; key: string[]; columns: Column[] }>;
