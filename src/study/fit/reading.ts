import { isClear, negated, roundTo } from '../../mechanics/index.js';
import type { Estimate } from '../../model/index.js';
import type { FitResult, InstrumentResponse } from './result.js';

/** With fewer actors than this behind it, a response is that of somebody's instrument. */
const fewActors = 3;
/** A posterior that is wider than this share of its prior has learnt little. */
const hardlyNarrower = 0.8;

/** What an instrument does, in sentences. `differ`: whether audiences differ in mass, and actors in standing. */
export function readResponse(
  { instrument, actors, response, priorSd }: Omit<InstrumentResponse, 'reading'>,
  { kind, step }: FitResult['scale'],
  differ: { readonly masses: boolean; readonly standing: boolean },
): string {
  const dose = differ.standing ? 'dose of 1 from an actor of standing 1' : 'dose of 1';
  const audience = differ.masses ? 'a standard audience' : 'an audience';
  const sentences = [
    isClear(response)
      ? `A ${dose} moves ${audience} ${way(response, kind)} within a ${step}.`
      : `Which way it moves ${audience} is not known: a ${dose} makes ${range(response, kind)} within a ${step} (90 % interval).`,
  ];
  if (response.sd > hardlyNarrower * priorSd) {
    sentences.push('The data say little of it: the interval is hardly narrower than what was assumed beforehand.');
  }
  if (actors.effective < fewActors) {
    const all = actors.share > 0.995;
    const share = all ? 'all' : `${roundTo(100 * actors.share, 0)} %`;
    sentences.push(
      `It rests on ${all ? 'one actor' : 'few actors'}: ${actors.leading} carries ${share} of its weight.`,
    );
  }
  return `${instrument}: ${sentences.join(' ')}`;
}

/** What moves audiences beside acts. */
export function readLaw({ momentumKept, homePull, scale }: FitResult): string {
  const kept = isClear(momentumKept)
    ? `Of a movement ${percent(momentumKept)} goes on into the next ${scale.step}.`
    : `How much of a movement goes on into the next ${scale.step} is not known beyond ${percentRange(momentumKept)}.`;
  return `${kept} An audience is drawn back by ${percent(homePull)} of its distance from its own home in each ${scale.step}.`;
}

function way(response: Estimate, kind: 'common' | 'directed'): string {
  const size = response.q50 < 0 ? negated(response) : response;
  if (kind === 'directed') return `${response.q50 < 0 ? 'down' : 'up'} by ${points(size)}`;
  const direction = response.q50 < 0 ? 'away from the actor' : 'toward the actor';
  return `${direction} by ${percent(size)} of the distance between them`;
}

function range(response: Estimate, kind: 'common' | 'directed'): string {
  const of = kind === 'common' ? ' of the distance away from the actor' : ' points down';
  const to = kind === 'common' ? ' toward it' : ' up';
  const by = kind === 'common' ? 100 : 1;
  const decimals = decimalsFor(response, by);
  const write = (value: number): string => `${roundTo(by * value, decimals)}${kind === 'common' ? ' %' : ''}`;
  return `between ${write(-response.q05)}${of} and ${write(response.q95)}${to}`;
}

function percent(share: Estimate): string {
  const write = (value: number): string => roundTo(100 * value, decimalsFor(share, 100));
  return `${write(share.q50)} % (${write(share.q05)} to ${write(share.q95)})`;
}

function percentRange(share: Estimate): string {
  const write = (value: number): string => roundTo(100 * value, decimalsFor(share, 100));
  return `${write(share.q05)} to ${write(share.q95)} %`;
}

function points(distance: Estimate): string {
  const write = (value: number): string => roundTo(value, decimalsFor(distance, 1));
  return `${write(distance.q50)} points (${write(distance.q05)} to ${write(distance.q95)})`;
}

/** Decimals with which the 90 % interval is some tens of units of the last place wide. */
function decimalsFor({ q05, q95 }: Estimate, by: number): number {
  return Math.max(0, Math.min(8, 1 - Math.floor(Math.log10(by * (q95 - q05)))));
}
