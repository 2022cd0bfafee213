import type { Column } from '../../store/index.js';
import { boolean, integer, real, text } from '../table-columns.js';

/** The table of what assets do under the law, made after the laws from the same tables. */
export const appealTables = {
  asset_appeal: {
    title: 'Appeal of assets',
    description:
      'How much legitimacy, authority, competence and ties draw audiences under the law, all four fitted together: one row a design, standing and category. The quality of an actor is its composite less the mean over the audience’s actors, in standard deviations between actors; positive draws the audience toward the actor. Composites are made by the choices that stand where nothing is varied, without indicators that are the scale’s outcome or reach, a dose of the fit, or part of tie strength; an actor without a composite is taken to stand at the mean.',
    key: ['design', 'standing', 'category'],
    columns: [
      text('design', 'Which instruments were fitted together on which scale'),
      text('standing', 'How actors count: equal or capability-share'),
      text('category', 'legitimacy, authority, competence or ties'),
      text('scale', 'Id of the scale'),
      integer('place', 'Its place among the categories, from 0'),
      integer('window_from', 'First period of the window of the law'),
      integer('window_to', 'Last period of the window'),
      integer(
        'from',
        'First year in which half of the actors have the composite, and it says something; empty = never',
      ),
      integer('to', 'Last such year'),
      real('share', 'Of the pairs of these years, the share for which the actor’s composite is known; empty for ties'),
      text('indicators', 'JSON list of the indicators that the composite is made of here; empty for ties'),
      real(
        'mean',
        'Mean response to one standard deviation of an actor with a standing of 1; empty where it could not be had',
      ),
      real('sd', 'Standard deviation'),
      real('q05', '5 % quantile'),
      real('q25', '25 % quantile'),
      real('q50', 'Median'),
      real('q75', '75 % quantile'),
      real('q95', '95 % quantile'),
      real('sign_probability', 'Share of the draws that have the sign of the median'),
      real(
        'usual',
        'Usual push of all actors together per unit of response, as a root mean square, in the spread of the scale',
      ),
      real('effective_actors', 'How many actors it rests on: inverse Herfindahl index of contributions'),
      text('leading_actor', 'Id of the actor that contributes most'),
      real('guard_found', 'Response at the mode to the usual push, in the spread of the scale'),
      real('guard_low', '5 % quantile of the same with standing and quality dealt to other actors'),
      real('guard_high', '95 % quantile of the same'),
      integer('shuffles', 'How often they were dealt'),
      boolean('known', 'Found outside that range, and with a 90 % interval that excludes 0'),
      integer('draws', 'Draws behind the quantiles', 'draws'),
      real('r_hat', 'Largest split-R̂ of a parameter of the law; empty where draws are too few for it'),
      real('ess', 'Least effective sample size of a parameter, bulk or tail; likewise'),
      boolean('converged', 'Whether every parameter’s chains agree well enough to be relied on'),
      text('note', 'Why it could not be had; else empty'),
      text('sources', 'JSON list of ids of the sources behind it'),
      text('choices', 'Hash of everything chosen for it'),
    ],
  },
} as const satisfies Record<string, { title: string; description: string; key: string[]; columns: Column[] }>;

/** A row of the table. */
export interface AppealRow {
  readonly design: string;
  readonly standing: string;
  readonly category: string;
  readonly scale: string;
  readonly place: number;
  readonly window_from: number;
  readonly window_to: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly share: number | null;
  readonly indicators: string;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly q05: number | null;
  readonly q25: number | null;
  readonly q50: number | null;
  readonly q75: number | null;
  readonly q95: number | null;
  readonly sign_probability: number | null;
  readonly usual: number | null;
  readonly effective_actors: number | null;
  readonly leading_actor: string | null;
  readonly guard_found: number | null;
  readonly guard_low: number | null;
  readonly guard_high: number | null;
  readonly shuffles: number;
  readonly known: boolean | null;
  readonly draws: number;
  readonly r_hat: number | null;
  readonly ess: number | null;
  readonly converged: boolean;
  readonly note: string;
  readonly sources: string;
  readonly choices: string;
}
