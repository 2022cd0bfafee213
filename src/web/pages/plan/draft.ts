import type { MechanismId } from '../../../instruments/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { type Plan, usual } from './plan-text.js';

/** What budgets and efforts are counted in. */
export type EffortWord = 'standard acts' | 'US$';

export interface DraftAudience {
  /** Tells fields apart while they come and go. */
  readonly key: number;
  readonly name: string;
  readonly weight: string;
}

export interface DraftPartner {
  readonly key: number;
  readonly name: string;
  readonly consents: boolean;
  readonly engaging: string;
  /** What the plan says of it besides, kept as it stands. */
  readonly rest: Omit<NonNullable<Plan['partners']>[number], 'name' | 'consents' | 'engaging'>;
}

/** A plan while it is being written: fields as texts. An empty text is a line that is left out. */
export interface Draft {
  readonly title: string;
  readonly actor: string;
  readonly audiences: readonly DraftAudience[];
  readonly scale: string;
  readonly standing: 'equal' | 'capability-share';
  readonly aim: string;
  readonly start: string;
  readonly horizon: string;
  readonly periods: string;
  readonly amount: string;
  readonly unit: EffortWord;
  readonly partners: readonly DraftPartner[];
  readonly mostPartners: string;
  readonly leastLegitimacy: string;
  /** Whether only listening, attraction and collaboration may be used. */
  readonly harmless: boolean;
  readonly allow: readonly MechanismId[];
  readonly objective: 'mean' | 'lower tail';
  readonly tail: string;
  readonly diminishing: 'per audience' | 'per partner';
  /** By instrument, where the plan states its own. */
  readonly efforts: Readonly<Record<string, string>>;
  /** Lines that have no field here, kept as they stand. */
  readonly kept: Plan;
}

/** What is wrong with a draft, by field: names as in the plan’s lines, with places (`audiences.0`). */
export type FieldErrors = Readonly<Record<string, string>>;

const emptyAudience: Omit<DraftAudience, 'key'> = { name: '', weight: '1' };

/** The draft of a plan. `nameToId`: the id of whom a text names; the text itself where it names nobody that is known. */
export function draftOf(plan: Plan, nameToId: (text: string) => string): Draft {
  const { title, actor, audiences, partners, objective, allow, efforts = {}, ...more } = plan;
  const { scale, standing, aim, start, horizon, periods, budget, tail, mostPartners, leastLegitimacy, ...others } =
    more;
  const { diminishing, ...kept } = others;
  const text = (value: number | string | undefined): string => (value === undefined ? '' : String(value));
  return {
    title: title === undefined || title === usual.title ? '' : title,
    actor: nameToId(actor ?? ''),
    audiences: (audiences ?? [emptyAudience]).map((one, key) => ({
      key,
      name: nameToId(one.name),
      weight: String(one.weight),
    })),
    scale: scale ?? usual.scale,
    standing: standing ?? usual.standing,
    aim: typeof aim === 'number' ? String(aim) : '',
    start: text(start),
    horizon: text(horizon ?? usual.horizon),
    periods: text(periods),
    ...budgetOf(budget),
    partners: (partners ?? []).map(({ name, consents, engaging, ...rest }, key) => ({
      key,
      name: nameToId(name),
      consents,
      engaging: engaging === 0 ? '' : String(engaging),
      rest,
    })),
    mostPartners: text(mostPartners),
    leastLegitimacy: text(leastLegitimacy),
    harmless: allow === undefined || allow.length === 0,
    allow: allow ?? [],
    objective: objective ?? usual.objective,
    tail: text(tail ?? usual.tail),
    diminishing: diminishing ?? usual.diminishing,
    efforts: Object.fromEntries(
      Object.entries(efforts).map(([id, one]) => [id, String(typeof one === 'number' ? one : one.act)]),
    ),
    kept: { ...kept, efforts },
  };
}

function budgetOf(budget: Plan['budget']): Pick<Draft, 'amount' | 'unit'> {
  const text = String(budget ?? '').trim();
  const money = /US\$|USD|\$/i;
  if (money.test(text)) return { amount: text.replace(money, '').trim(), unit: 'US$' };
  return { amount: text.replace(/\s*(standard\s+)?acts?$/i, ''), unit: 'standard acts' };
}

/** The plan of a draft, or what is wrong with it, field by field. */
export function planOf(draft: Draft): { readonly plan: Plan } | { readonly errors: FieldErrors } {
  const errors: Record<string, string> = {};
  const number = (field: string, text: string, what = words.errors.number): number | undefined => {
    if (text.trim() === '') return undefined;
    const value = Number(text.trim().replace('−', '-').replace(',', '.'));
    if (!Number.isFinite(value)) errors[field] = what(text);
    return value;
  };
  const whole = (field: string, text: string): number | undefined => {
    const value = number(field, text, words.errors.whole);
    if (value !== undefined && !Number.isInteger(value)) errors[field] = words.errors.whole(text);
    return value;
  };
  if (draft.actor.trim() === '') errors['actor'] = words.errors.actor;
  if (draft.audiences.length === 0) errors['audiences'] = words.errors.audiences;
  draft.audiences.forEach(({ name }, at) => {
    if (name.trim() === '') errors[`audiences.${at}`] = words.errors.audience;
  });
  draft.partners.forEach(({ name }, at) => {
    if (name.trim() === '') errors[`partners.${at}`] = words.errors.partner;
  });
  if (draft.amount.trim() === '') errors['budget'] = words.errors.budget;
  const efforts = Object.entries(draft.efforts).flatMap(([id, text]) => {
    const act = number(`efforts.${id}`, text);
    if (act === undefined) return [];
    const before = draft.kept.efforts?.[id];
    return [[id, typeof before === 'object' ? { ...before, act } : act] as const];
  });
  const plan: Plan = {
    ...draft.kept,
    title: draft.title.trim() === '' ? undefined : draft.title.trim(),
    actor: draft.actor.trim(),
    audiences: draft.audiences.map(({ name, weight }, at) => ({
      name: name.trim(),
      weight: number(`audiences.${at}`, weight, words.errors.weight) ?? 1,
    })),
    scale: draft.scale,
    standing: draft.standing,
    aim: number('aim', draft.aim),
    start: whole('start', draft.start),
    horizon: whole('horizon', draft.horizon) ?? usual.horizon,
    periods: whole('periods', draft.periods),
    budget: draft.unit === 'US$' ? `US$ ${draft.amount.trim()}` : `${draft.amount.trim()} standard acts`,
    efforts: Object.fromEntries(efforts),
    partners: draft.partners.map(({ name, consents, engaging, rest }, at) => ({
      ...rest,
      name: name.trim(),
      consents,
      engaging: number(`partners.${at}`, engaging) ?? 0,
    })),
    mostPartners: whole('mostPartners', draft.mostPartners),
    leastLegitimacy: number('leastLegitimacy', draft.leastLegitimacy),
    allow: draft.harmless ? [] : draft.allow,
    objective: draft.objective,
    tail: draft.objective === 'lower tail' ? (number('tail', draft.tail) ?? usual.tail) : usual.tail,
    diminishing: draft.diminishing,
  } as Plan;
  return Object.keys(errors).length > 0 ? { errors } : { plan: stated(plan) };
}

function stated(plan: Plan): Plan {
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined)) as Plan;
}

/** A draft with nobody in it. */
export function emptyDraft(): Draft {
  return draftOf({ budget: '12 standard acts' }, (text) => text);
}

/** The field that a problem of the server is about: the longest one of these that its line begins with. */
export function fieldOf(parameter: string | null, fields: readonly string[]): string | null {
  if (parameter === null) return null;
  const found = fields.filter((field) => parameter === field || parameter.startsWith(`${field}.`));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
