import { type Instrument, instruments } from '../../instruments/index.js';
import type { Period, Step } from '../../model/index.js';
import type { Reference } from '../reference.js';

/** From a first to a last period, both included. */
export interface Span {
  readonly from: Period;
  readonly to: Period;
}

/** Of whom and when the sources of one instrument speak, on one clock. */
export interface Told {
  readonly instrument: Instrument;
  /** First and last period of which they speak at all; null where they never do. */
  readonly span: Span | null;
  /** Why the instrument cannot be used on scales of this kind, or null. */
  readonly unusable: string | null;
  /**
   * Whether no act means none for this audience in this period. `actor`: who would have acted; null = anybody, on common
   * scales.
   */
  speaks(audience: string, actor: string | null, period: Period): boolean;
  /** Of an instrument whose source lists its actors: these, with the stretch for which each is listed; else null. */
  readonly listed: ReadonlyMap<string, Span> | null;
}

interface Stretch extends Span {
  readonly actor: string;
  readonly audience: string;
}

/** Where sources speak of these instruments, in the order of `ids`. Throws a RangeError for an id that is none. */
export async function readTold(
  reference: Reference,
  ids: readonly string[],
  step: Step,
  directed: boolean,
): Promise<Told[]> {
  const wanted = ids.map((id) => {
    const found = instruments.find((instrument) => instrument.id === id);
    if (found === undefined) throw new RangeError(`Expected the id of an instrument, got ${id}`);
    return found;
  });
  const schemes = new Set(wanted.flatMap(({ from }) => from.map(({ scheme }) => scheme)));
  const table = await reference.read('coverage', { where: { scheme: { oneOf: [...schemes] } } });
  const [scheme, actors, audiences] = [table.text('scheme'), table.text('actor'), table.text('audience')];
  const [begins, ends] = [table.numbers('from_month'), table.numbers('to_month')];
  const months = step === 'month' ? 1 : 12;
  const byScheme = new Map<string, Stretch[]>();
  for (let row = 0; row < table.rows; row++) {
    const stretch = {
      actor: actors[row]!,
      audience: audiences[row]!,
      from: Math.floor(begins[row]! / months),
      to: Math.floor(ends[row]! / months),
    };
    const known = byScheme.get(scheme[row]!);
    if (known === undefined) byScheme.set(scheme[row]!, [stretch]);
    else known.push(stretch);
  }
  // Instruments of one scheme share what is found out about it.
  const opened = new Map<string, Index>();
  return wanted.map((instrument) => {
    const own = instrument.from.map((part) => part.scheme).filter((id) => byScheme.has(id));
    const key = own.join(' ');
    const index = opened.get(key) ?? openIndex(own.flatMap((id) => byScheme.get(id)!));
    opened.set(key, index);
    return toldOf(instrument, index, step, directed);
  });
}

interface Index {
  readonly span: Span | null;
  readonly pairs: ReadonlyMap<string, readonly Span[]>;
  readonly byActor: ReadonlyMap<string, Span>;
  readonly byAudience: ReadonlyMap<string, readonly Span[]>;
}

function openIndex(stretches: readonly Stretch[]): Index {
  const pairs = new Map<string, Span[]>();
  const byActor = new Map<string, Span>();
  const byAudience = new Map<string, Span[]>();
  let span: Span | null = null;
  for (const { actor, audience, from, to } of stretches) {
    const one = { from, to };
    span = span === null ? one : joined(span, one);
    add(pairs, `${actor}\t${audience}`, one);
    const before = byActor.get(actor);
    byActor.set(actor, before === undefined ? one : joined(before, one));
    const spans = byAudience.get(audience);
    // Every donor gives the same few stretches to an audience.
    if (spans?.some((known) => known.from === from && known.to === to) !== true) add(byAudience, audience, one);
  }
  return { span, pairs, byActor, byAudience };
}

function add(map: Map<string, Span[]>, key: string, span: Span): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [span]);
  else known.push(span);
}

function joined(one: Span, other: Span): Span {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

function toldOf(instrument: Instrument, index: Index, step: Step, directed: boolean): Told {
  const { covers } = instrument;
  const listed = covers.actors === 'listed' && covers.audiences !== 'paired' ? index.byActor : null;
  return {
    instrument,
    span: index.span,
    unusable: whyUnusable(instrument, index, step, directed),
    speaks: speakerOf(instrument, index),
    listed,
  };
}

function whyUnusable({ covers, silence, steps }: Instrument, { span }: Index, step: Step, directed: boolean) {
  if (!steps.includes(step)) return `its sources do not date it to the ${step}`;
  if (span === null && silence === 'unknown') return 'its source does not say of whom there was nothing';
  if (span === null) return 'no source of it was read';
  if (!directed && covers.audiences === 'paired') return 'its sources speak of single pairs, not of all who acted';
  return null;
}

/**
 * Where actors are listed, an instrument means the acts of those who are: nobody's silence is asked of the others. On
 * directed scales an actor that is listed must be so in that period. A list of recipients is complete: who is never on it
 * received nothing, as long as the source speaks (official development assistance goes to those on the list by definition).
 */
function speakerOf({ covers }: Instrument, index: Index): Told['speaks'] {
  const { span, pairs, byActor, byAudience } = index;
  const within = (spans: readonly Span[] | undefined, period: Period): boolean =>
    spans?.some(({ from, to }) => from <= period && period <= to) ?? false;
  const speaking = (period: Period): boolean => span !== null && span.from <= period && period <= span.to;
  if (covers.actors === 'all') return (_audience, _actor, period) => within(pairs.get('*\t*'), period);
  return (audience, actor, period) => {
    if (covers.audiences === 'paired') return within(pairs.get(`${actor}\t${audience}`), period);
    if (actor === null) {
      const spans = byAudience.get('*') ?? byAudience.get(audience);
      return spans === undefined ? speaking(period) : within(spans, period);
    }
    const own = byActor.get(actor);
    if (own === undefined) return speaking(period);
    return within(pairs.get(`${actor}\t*`) ?? pairs.get(`${actor}\t${audience}`) ?? [own], period);
  };
}
