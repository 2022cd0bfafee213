import type { Actor } from '../../../model/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { ActorCombo } from '../../shell/index.js';
import type { Draft, DraftAudience, DraftPartner, FieldErrors } from './draft.js';
import { TextLine, Tick } from './fields.js';

interface PeopleFieldsOptions {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly errors: FieldErrors;
  readonly actors: readonly Actor[];
}

const { form } = words;

/** Whom to move, each with how much it counts. */
export function AudienceFields({ draft: { audiences }, onChange, errors, actors }: PeopleFieldsOptions) {
  const change = (key: number, changes: Partial<DraftAudience>): void =>
    onChange({ audiences: audiences.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  return (
    <fieldset className="plan-people">
      <legend>{form.audiences}</legend>
      {audiences.map(({ key, name, weight }, at) => (
        <div className="plan-person" key={key}>
          <ActorCombo
            label={form.audience(at + 1)}
            actors={actors.filter(({ kind }) => kind === 'state' || kind === 'territory')}
            value={name}
            onChange={(value) => change(key, { name: value })}
            placeholder={form.who}
            error={errors[`audiences.${at}`] ?? null}
          />
          {audiences.length > 1 && (
            <>
              <TextLine
                label={form.weight}
                value={weight}
                onChange={(value) => change(key, { weight: value })}
                kind="number"
              />
              <RemoveButton
                what={form.audience(at + 1)}
                onPress={() => onChange({ audiences: audiences.filter((one) => one.key !== key) })}
              />
            </>
          )}
        </div>
      ))}
      <FieldProblem text={errors['audiences']} />
      <button
        type="button"
        className="plan-add"
        onClick={() => onChange({ audiences: [...audiences, { key: nextKey(audiences), name: '', weight: '1' }] })}
      >
        {form.addAudience}
      </button>
    </fieldset>
  );
}

/** Who might help, and whether they have agreed. */
export function PartnerFields({ draft: { partners }, onChange, errors, actors }: PeopleFieldsOptions) {
  const change = (key: number, changes: Partial<DraftPartner>): void =>
    onChange({ partners: partners.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const nameOf = (id: string, at: number): string =>
    actors.find((one) => one.id === id)?.name ?? (id === '' ? form.partner(at + 1) : id);
  return (
    <fieldset className="plan-people">
      <legend>{form.partners}</legend>
      <p className="line-help">{partners.length === 0 ? form.noPartner : form.partnersHelp}</p>
      {partners.map(({ key, name, consents, engaging, rest }, at) => (
        <div className="plan-person plan-partner" key={key}>
          <ActorCombo
            label={form.partner(at + 1)}
            actors={actors}
            value={name}
            onChange={(value) => change(key, { name: value })}
            placeholder={form.who}
            error={errors[`partners.${at}`] ?? null}
          />
          <Tick
            on={consents}
            onChange={(value) => change(key, { consents: value })}
            label={form.consentsOf(nameOf(name, at))}
          >
            {form.consents}
          </Tick>
          <TextLine
            label={form.engaging}
            value={engaging}
            onChange={(value) => change(key, { engaging: value })}
            placeholder="0"
            kind="number"
          />
          <RemoveButton
            what={nameOf(name, at)}
            onPress={() => onChange({ partners: partners.filter((one) => one.key !== key) })}
          />
          {Object.keys(rest).length > 0 && <p className="line-help plan-rest">{form.keptOf(Object.keys(rest))}</p>}
        </div>
      ))}
      <FieldProblem text={errors['partners']} />
      <button
        type="button"
        className="plan-add"
        onClick={() =>
          onChange({
            partners: [...partners, { key: nextKey(partners), name: '', consents: true, engaging: '', rest: {} }],
          })
        }
      >
        {form.addPartner}
      </button>
    </fieldset>
  );
}

function nextKey(all: readonly { readonly key: number }[]): number {
  return 1 + Math.max(-1, ...all.map(({ key }) => key));
}

function RemoveButton({ what, onPress }: { readonly what: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="plan-remove" aria-label={form.remove(what)} onClick={onPress}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 2 L10 10 M10 2 L2 10" fill="none" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </button>
  );
}

/** What is wrong with a group of fields. */
export function FieldProblem({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <p className="react-aria-FieldError">{text}</p>;
}
