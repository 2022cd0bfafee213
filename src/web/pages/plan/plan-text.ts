import type { PlanSpec } from '../../../study/index.js';

/** A plan as far as it is stated: lines by their names in the file; what is left out is as usual. */
export type Plan = { readonly [Line in keyof PlanSpec]?: PlanSpec[Line] };

/** What a plan is where it says nothing, as the command line has it. */
export const usual = {
  title: 'A plan',
  scale: 'unga',
  standing: 'equal',
  horizon: 5,
  efforts: {},
  partners: [],
  allow: [],
  objective: 'mean',
  tail: 0.1,
  diminishing: 'per audience',
  acts: [],
  gap: 0.01,
  seconds: 30,
} as const satisfies Plan;

/** Lines in the order in which they are written. */
const lines = [
  'title',
  'actor',
  'actorStanding',
  'actorStands',
  'audiences',
  'scale',
  'standing',
  'aim',
  'start',
  'horizon',
  'periods',
  'budget',
  'efforts',
  'instruments',
  'partners',
  'mostPartners',
  'leastLegitimacy',
  'allow',
  'objective',
  'tail',
  'diminishing',
  'acts',
  'gap',
  'seconds',
] as const satisfies readonly (keyof PlanSpec)[];

type Written = Readonly<Record<string, unknown>>;

/** What a plan states, without what is as usual, in the shortest form that the command line takes. */
export function written(plan: Plan): Written {
  const stated = lines.flatMap((line): [string, unknown][] => {
    const value = plan[line];
    if (value === undefined || isUsual(line, value)) return [];
    if (line === 'audiences')
      return [[line, plan.audiences!.map(({ name, weight }) => (weight === 1 ? name : { name, weight }))]];
    if (line === 'partners') return [[line, plan.partners!.map((partner) => without(partner, { engaging: 0 }))]];
    if (line === 'acts') return [[line, plan.acts!.map((act) => without(act, { after: 0, times: 1, on: true }))]];
    return [[line, value]];
  });
  return Object.fromEntries(stated);
}

/** A plan as one line for an address: JSON, which is YAML too. */
export function textOf(plan: Plan): string {
  return JSON.stringify(written(plan));
}

/** The plan of an address; null where it is not such a line: then the server reads it. */
export function planIn(text: string): Plan | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const plan = given as Record<string, unknown>;
  const audiences = plan['audiences'];
  if (!Array.isArray(audiences) || !listsOfRecords(plan)) return null;
  return {
    ...(plan as Plan),
    audiences: audiences.map((one: unknown) =>
      typeof one === 'string' ? { name: one, weight: 1 } : { weight: 1, ...(one as { name: string }) },
    ),
    partners: ((plan['partners'] as Plan['partners']) ?? []).map((one) => ({ ...one, engaging: one.engaging ?? 0 })),
    acts: ((plan['acts'] as Plan['acts']) ?? []).map((one) => ({
      ...one,
      after: one.after ?? 0,
      times: one.times ?? 1,
      on: one.on ?? true,
    })),
  };
}

/** Whether what must be a list of names and records is one: anything else is for the server to refuse. */
function listsOfRecords(plan: Written): boolean {
  const isRecord = (one: unknown): boolean => typeof one === 'object' && one !== null && 'name' in one;
  const audiences = plan['audiences'] as readonly unknown[];
  const list = (value: unknown, good: (one: unknown) => boolean): boolean =>
    value === undefined || (Array.isArray(value) && value.every(good));
  return (
    audiences.every((one) => typeof one === 'string' || isRecord(one)) &&
    list(plan['partners'], isRecord) &&
    list(plan['acts'], (one) => typeof one === 'object' && one !== null) &&
    list(plan['allow'], (one) => typeof one === 'string')
  );
}

function isUsual(line: keyof PlanSpec, value: unknown): boolean {
  return line in usual && JSON.stringify(value) === JSON.stringify(usual[line as keyof typeof usual]);
}

function without<Of extends object>(record: Of, plain: Readonly<Record<string, unknown>>): Partial<Of> {
  return Object.fromEntries(
    Object.entries(record).filter(([name, value]) => value !== undefined && plain[name] !== value),
  ) as Partial<Of>;
}

/** A plan as a file: YAML as the command line takes it, with the names of whom its ids mean beside them. */
export function fileOf(plan: Plan, nameOf: (id: string) => string | null): string {
  const told = Object.entries(written(plan)).flatMap(([line, value]) => yamlLines(line, value, nameOf));
  return `${told.join('\n')}\n`;
}

type NameOf = (id: string) => string | null;

function yamlLines(line: string, value: unknown, nameOf: NameOf): string[] {
  if (Array.isArray(value))
    return [`${line}:`, ...value.map((one: unknown) => `  - ${flow(one)}${comment(one, nameOf)}`)];
  if (typeof value === 'object' && value !== null)
    return [`${line}:`, ...Object.entries(value).map(([name, one]) => `  ${flow(name)}: ${flow(one)}`)];
  return [`${line}: ${flow(value)}${line === 'actor' ? comment(value, nameOf) : ''}`];
}

function comment(value: unknown, nameOf: NameOf): string {
  const { name = value, by, toward } = Object(value) as Readonly<Record<string, unknown>>;
  const names = [name, by, toward].map((id) => (typeof id === 'string' ? nameOf(id) : null));
  const told = names.filter((one, at) => one !== null && one !== [name, by, toward][at]);
  return told.length === 0 ? '' : ` # ${told.join(' → ')}`;
}

/** A value in one line. Texts are quoted unless they cannot be read as anything else. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [`${flow(name)}: ${flow(one)}`],
    );
    return `{ ${parts.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  const plain = /^[A-Za-zÀ-ÿ][\wÀ-ÿ .’-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain && value.trim() === value ? value : JSON.stringify(value);
}
