import { type MeasuredSurvey, measureShares, type SurveyOptions, type SurveyWave } from './survey.js';

const notRecorded = { reason: 'don’t know was not recorded apart' };

/**
 * Awareness: the logit of one minus the share of all who were asked that said they do not know. A share of exactly 0 means
 * that don't-know answers were not kept apart from refusals, so it is missing. See `measureShares` for the doubt.
 */
export function measureAwareness(waves: readonly SurveyWave[], options: SurveyOptions = {}): MeasuredSurvey {
  return measureShares(
    waves,
    ({ unknown }) => (unknown === null || unknown === 0 ? notRecorded : 1 - unknown),
    options,
  );
}
