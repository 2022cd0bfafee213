import { type FormEvent, Fragment, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { directedScales, publishedScales, ungaScales } from '../../../measures/index.js';
import type { Actor } from '../../../model/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { ActorCombo, announce, type ShownProblem } from '../../shell/index.js';
import { type Draft, draftOf, emptyDraft, type EffortWord, fieldOf, type FieldErrors, planOf } from './draft.js';
import { ChoiceLine, TextLine } from './fields.js';
import { MeansFields, MoreFields } from './limit-fields.js';
import { AudienceFields, PartnerFields } from './people-fields.js';
import { type Plan, textOf } from './plan-text.js';
import { TakeAlong } from './take-along.js';
import type { PlanAsked } from './use-plan.js';

const scales = [...ungaScales, ...directedScales, ...publishedScales];

interface PlanFormOptions {
  readonly asking: PlanAsked;
  readonly actors: readonly Actor[];
  /** What the server found wrong with the plan; null: nothing. */
  readonly problem: ShownProblem | null;
  readonly efforts: Parameters<typeof MoreFields>[0]['efforts'];
}

const { form } = words;

/** The plan as a form. What is wrong with a field stands at the field; nothing is asked before the button is pressed. */
export function PlanForm({ asking, actors, problem, efforts }: PlanFormOptions) {
  const { plan } = asking;
  const element = useRef<HTMLFormElement>(null);
  const { draft, edition, change: alter, replace } = useDraft(plan, actors);
  const [mistakes, setMistakes] = useState<FieldErrors>({});
  const errors = { ...mistakes, ...foundBy(problem, draft) };
  const change = (changes: Partial<Draft>): void => {
    alter(changes);
    setMistakes({});
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const made = planOf(draft);
    if ('errors' in made) {
      setMistakes(made.errors);
      announce(words.errors.some(Object.keys(made.errors).length));
      // Once the fields are marked.
      setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setMistakes({});
    asking.ask(made.plan);
  };
  const states = actors.filter(({ kind }) => kind === 'state' || kind === 'territory');
  const scale = scales.find(({ id }) => id === draft.scale);
  return (
    <Form className="plan-form" ref={element} aria-label={form.title} validationBehavior="aria" onSubmit={submit}>
      <Fragment key={edition}>
        <ActorCombo
          label={form.actor}
          actors={states}
          value={draft.actor}
          onChange={(actor) => change({ actor })}
          placeholder={form.who}
          error={errors['actor'] ?? null}
        />
        <ChoiceLine
          label={form.scale}
          value={draft.scale}
          onChange={(id) => change({ scale: id })}
          error={errors['scale']}
        >
          {scales.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </ChoiceLine>
        <AudienceFields draft={draft} onChange={change} errors={errors} actors={actors} />
        <div className="plan-pair">
          <TextLine
            label={form.budget}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
            error={errors['budget']}
          />
          <ChoiceLine label={form.unit} value={draft.unit} onChange={(unit) => change({ unit: unit as EffortWord })}>
            {(['standard acts', 'US$'] as const).map((unit) => (
              <option key={unit} value={unit}>
                {form.units[unit]}
              </option>
            ))}
          </ChoiceLine>
        </div>
        <p className="line-help">{form.budgetHelp}</p>
        <div className="plan-pair">
          <TextLine
            label={form.horizon[scale?.step ?? 'year']}
            value={draft.horizon}
            onChange={(horizon) => change({ horizon })}
            error={errors['horizon']}
            kind="number"
          />
          <TextLine
            label={form.aim.label}
            value={draft.aim}
            onChange={(aim) => change({ aim })}
            error={errors['aim']}
            placeholder={scale?.kind === 'directed' ? form.aim.directed : form.aim.common}
          />
        </div>
        <p className="line-help">{form.aimHelp}</p>
        <PartnerFields draft={draft} onChange={change} errors={errors} actors={actors} />
        <MeansFields draft={draft} onChange={change} errors={errors} />
        <MoreFields draft={draft} onChange={change} errors={errors} efforts={efforts} />
      </Fragment>
      <div className="plan-submit">
        <button type="submit" className="strong-button">
          {form.submit}
        </button>
        <TakeAlong asking={asking} draft={draft} actors={actors} onEmpty={() => replace(emptyDraft())} />
      </div>
    </Form>
  );
}

/**
 * The draft of a plan: made anew when another plan is asked about, not when only its acts were turned on or off. `edition` grows with
 * each new draft, for fields that keep what was typed.
 */
function useDraft(plan: Plan | null, actors: readonly Actor[]) {
  const nameToId = (text: string): string => actors.find(({ id, name }) => id === text || name === text)?.id ?? text;
  const [{ draft, edition }, setState] = useState(() => ({
    draft: plan === null ? emptyDraft() : draftOf(plan, nameToId),
    edition: 0,
  }));
  const change = (changes: Partial<Draft>): void =>
    setState((last) => ({ ...last, draft: { ...last.draft, ...changes } }));
  const replace = (next: Draft): void => setState((last) => ({ draft: next, edition: last.edition + 1 }));
  const acts = plan?.acts ?? [];
  const rest = plan === null ? null : textOf({ ...plan, acts: [] });
  const told = useRef(rest);
  useEffect(() => {
    if (plan === null) return;
    if (told.current === rest) change({ kept: { ...draft.kept, acts } });
    else replace(draftOf(plan, nameToId));
    told.current = rest;
    // Of a plan, what it says counts, not which object says it.
  }, [rest, JSON.stringify(acts)]);
  return { draft, edition, change, replace };
}

const lines = [
  'actor',
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
  'tail',
  'acts',
  'gap',
  'seconds',
];

/** What the server found, at the field that it is about. */
function foundBy(problem: ShownProblem | null, { audiences, partners, efforts }: Draft): FieldErrors {
  if (problem === null) return {};
  const fields = [
    ...lines,
    ...audiences.map((_, at) => `audiences.${at}`),
    ...partners.map((_, at) => `partners.${at}`),
    ...Object.keys(efforts).map((id) => `efforts.${id}`),
  ];
  const field = fieldOf(problem.parameter, fields);
  return field === null ? {} : { [field]: words.errors.found(problem.expected, problem.got, problem.fix) };
}
