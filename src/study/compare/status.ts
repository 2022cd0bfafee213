/**
 * Designs whose contrast was not looked at before its rule was fixed as code: each counts once as a confirmation. All others
 * were looked at while measures and law were designed, and only explore.
 */
const confirmatory: readonly string[] = ['unga-recent', 'conduct', 'favourability'];

export type Status = 'exploratory' | 'confirmatory';

export function statusOf(design: string): Status {
  return confirmatory.includes(design) ? 'confirmatory' : 'exploratory';
}
