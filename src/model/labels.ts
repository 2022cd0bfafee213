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
  // Most sources make one object a label: it is found faster than its text.
  const placesOfObjects = new Map<ActorLabel, number>();

  function placeOfText(label: ActorLabel): number {
    const key = `${label.scheme}\t${label.code}\t${label.name}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, labels.length);
    return labels.push(label) - 1;
  }

  return {
    labels,
    place: (label) => {
      if (label === null) return -1;
      const known = placesOfObjects.get(label);
      if (known !== undefined) return known;
      const place = placeOfText(label);
      placesOfObjects.set(label, place);
      return place;
    },
  };
}
