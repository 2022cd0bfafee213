import type { Scale } from '../model/index.js';

const logitMeaning =
  'One logit multiplies the odds by 2.72: from 50 to 73 in a hundred, or from 73 to 88. In the middle, 0.04 logits are one percentage point.';

/** The scales on which an audience stands toward an actor; the aim is up. */
export const directedScales: readonly Scale[] = [
  {
    id: 'favourability',
    title: 'Favourable opinion',
    kind: 'directed',
    domain: 'attitude',
    step: 'year',
    ends: ['fewer hold a favourable opinion', 'more hold a favourable opinion'],
    unit: 'logit',
    unitMeaning: logitMeaning,
    description:
      'The logit of the share of all who were asked in a survey of the audience that told of a favourable opinion of the actor.',
    aim: 'up',
  },
  {
    id: 'awareness',
    title: 'Awareness',
    kind: 'directed',
    domain: 'knowledge',
    step: 'year',
    ends: ['fewer know enough to have an opinion', 'more know enough to have an opinion'],
    unit: 'logit',
    unitMeaning: logitMeaning,
    description:
      'The logit of one minus the share of all who were asked in a survey of the audience that said they do not know what to think of the actor.',
    aim: 'up',
  },
  {
    id: 'attention',
    title: 'Attention in the General Debate',
    kind: 'directed',
    domain: 'knowledge',
    step: 'year',
    ends: ['mentions the actor less often', 'mentions the actor more often'],
    unit: 'log point',
    unitMeaning: 'One log point is 2.72 times as many mentions; 0.7 log points are twice as many.',
    description:
      'The natural logarithm of the mentions of the actor per thousand words at which the audience’s speech in the UN General Debate was made.',
    aim: 'up',
  },
  {
    id: 'conduct',
    title: 'Conduct',
    kind: 'directed',
    domain: 'behaviour',
    step: 'month',
    ends: ['acts with more hostility toward the actor', 'acts with more friendliness toward the actor'],
    unit: 'Goldstein point',
    unitMeaning:
      'One point of a list of weights for kinds of act from −10 (the most hostile) to 10 (the most friendly).',
    description:
      'The mean weight (Goldstein 1992, or its version for the coding scheme) of the audience’s recorded acts toward the actor in one month. A month without a recorded act has no position.',
    aim: 'up',
  },
];

/** A scale of positions that somebody else estimated and published. */
export interface PublishedScale extends Scale {
  /** Which of the published series it takes: `all`, `final-passage`. */
  readonly series: string;
}

function publishedScale(id: string, title: string, series: string, about: string): PublishedScale {
  return {
    id,
    title,
    kind: 'common',
    domain: 'behaviour',
    step: 'year',
    ends: ['votes against the United States’ side', 'votes on the United States’ side'],
    unit: 'point',
    unitMeaning: 'One point is about the standard deviation of all states’ positions over all years of this series.',
    description: `Positions inferred from ${about} and published by the makers of the method (Bailey, Strezhnev & Voeten 2017, release of July 2025), not made here. Only the smoothed posterior is published.`,
    aim: 'own-position',
    series,
  };
}

/** The scales of published General Assembly positions, to go past the last year of the votes at hand. */
export const publishedScales: readonly PublishedScale[] = [
  publishedScale(
    'unga-published',
    'UN General Assembly votes, as published',
    'all',
    'all roll-call votes in the UN General Assembly to 2023',
  ),
  publishedScale(
    'unga-published-final-passage',
    'UN General Assembly votes on final passage, as published',
    'final-passage',
    'votes on the final passage of resolutions in the UN General Assembly to 2024',
  ),
];
