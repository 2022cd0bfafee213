import type { ActorLabel, CodeScheme } from '../model/index.js';
import { detach } from './csv.js';

/** What readers of coded events share. */

const cameoForm = /^(?:0[1-9]|1\d|20)\d{1,2}$/;

/**
 * Whether this has the form of a CAMEO event code: the root 01 to 20 and one or two digits more. A code that lost its
 * leading zero (`42`, `311`) has not; whether the code list knows the code is not asked.
 */
export function isCameoCode(text: string): boolean {
  return cameoForm.test(text);
}

/** Gives one label per actor: the same object whenever the same code and name come again. */
export function openLabelBook(scheme: CodeScheme): (code: string, name: string) => ActorLabel {
  const byCode = new Map<string, Map<string, ActorLabel>>();
  return (code, name) => {
    let named = byCode.get(code);
    if (named === undefined) byCode.set(detach(code), (named = new Map()));
    let label = named.get(name);
    if (label === undefined) {
      label = { name: detach(name), code: detach(code), scheme };
      named.set(label.name, label);
    }
    return label;
  };
}

/** Gives one copy per text, which does not keep alive the piece of the file from which it was cut. */
export function openTextBook(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    let kept = texts.get(text);
    if (kept === undefined) texts.set((kept = detach(text)), kept);
    return kept;
  };
}

/** The month of an ISO day: year × 12 + month − 1. */
export function monthOfDay(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
