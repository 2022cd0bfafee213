import type { ActorLabel } from './actor.js';

/** Keeps each label once, so that rows need only its place in the list. */
export interface LabelList {
  /** Place of a label, added when it is new; −1 for null. */
  place(label: ActorLabel | null): number;
  readonly labels: readonly ActorLabel[];
}

export function openLabels(): LabelList {
  const labels: ActorLabel[] = [];
  const places = new Map<string, number>();
  return {
    labels,
    place: (label) => {
      if (label === null) return -1;
      const key = `${label.scheme}\t${label.code}\t${label.name}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, labels.length);
      return labels.push(label) - 1;
    },
  };
}
