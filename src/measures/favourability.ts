import { type MeasuredSurvey, measureShares, type SurveyOptions, type SurveyWave } from './survey.js';

/**
 * Favourability: the logit of the favourable share of all who were asked, those without an opinion included, as survey
 * houses publish it. See `measureShares` for the doubt.
 */
export function measureFavourability(waves: readonly SurveyWave[], options: SurveyOptions = {}): MeasuredSurvey {
  return measureShares(waves, (wave) => wave.favourable, options);
}
