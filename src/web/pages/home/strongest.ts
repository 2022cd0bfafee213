import type { GradeWord } from '../../../evidence/index.js';
import type { Results } from '../../../study/index.js';
import { gradeSteps } from '../../../charts/index.js';
import type { KnownCounts } from '../../messages/en/home.js';

type Compared = Results['compare'];
type Instrument = Compared['instruments'][number];

/** A response whose direction is known, and the scale it is on. */
export interface KnownFinding {
  readonly scale: Compared['scale'];
  readonly instrument: Instrument;
}

/** Responses of which at least the direction is known, the best graded first, then the surest of their direction. */
export function knownFindings(compared: readonly Compared[]): KnownFinding[] {
  return compared
    .flatMap(({ scale, instruments }) => instruments.map((instrument) => ({ scale, instrument })))
    .filter(({ instrument }) => isKnown(instrument.grade.word))
    .sort(
      (a, b) =>
        gradeSteps.indexOf(b.instrument.grade.word) - gradeSteps.indexOf(a.instrument.grade.word) ||
        b.instrument.signProbability - a.instrument.signProbability,
    );
}

export function countKnown(compared: readonly Compared[]): KnownCounts {
  const known = knownFindings(compared);
  return {
    all: compared.reduce((sum, { instruments }) => sum + instruments.length, 0),
    known: known.length,
    best: known[0]?.instrument.grade.word ?? 'none',
  };
}

function isKnown(word: GradeWord): boolean {
  return gradeSteps.indexOf(word) >= gradeSteps.indexOf('weak');
}
