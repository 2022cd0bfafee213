import { CheckboxGroup, Label, Radio, RadioGroup, Switch, Checkbox } from 'react-aria-components';
import { type MechanismId, mechanisms } from '../../../instruments/index.js';
import { plan as words } from '../../messages/en/plan.js';
import type { Draft, FieldErrors } from './draft.js';
import { ChoiceLine, TextLine, TickMark } from './fields.js';
import { FieldProblem } from './people-fields.js';
import { written } from './plan-text.js';

interface LimitFieldsOptions {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly errors: FieldErrors;
}

const { form } = words;
const liftable = mechanisms.filter(({ side }) => side !== 'noncoercive');

/** By what means, and for what the plan is chosen. Harm has to be allowed by name. */
export function MeansFields({ draft, onChange, errors }: LimitFieldsOptions) {
  return (
    <fieldset className="plan-people">
      <legend>{form.means}</legend>
      <Switch
        className="switch"
        isSelected={draft.harmless}
        onChange={(harmless) => onChange({ harmless, ...(harmless ? { allow: [] } : {}) })}
      >
        <span className="switch-track" aria-hidden="true" />
        <span>
          <strong>{form.harmless}</strong> <span className="line-help">{form.harmlessHelp}</span>
        </span>
      </Switch>
      {!draft.harmless && (
        <CheckboxGroup
          className="plan-lifted"
          value={[...draft.allow]}
          onChange={(allow) => onChange({ allow: allow as MechanismId[] })}
        >
          <p className="plan-warning">{form.liftedTitle}</p>
          <Label>{form.allow}</Label>
          {liftable.map(({ id, title, meaning }) => (
            <Checkbox className="tick" key={id} value={id}>
              <TickMark />
              <span>
                {title}: <span className="line-help">{meaning}</span>
              </span>
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
      <FieldProblem text={errors['allow']} />
      <RadioGroup
        className="plan-radios"
        value={draft.objective}
        onChange={(objective) => onChange({ objective: objective as Draft['objective'] })}
      >
        <Label>{form.objective}</Label>
        {(['mean', 'lower tail'] as const).map((id) => (
          <Radio className="radio" key={id} value={id}>
            <span className="radio-mark" aria-hidden="true" />
            {form.objectives[id]}
          </Radio>
        ))}
      </RadioGroup>
      {draft.objective === 'lower tail' && (
        <TextLine
          label={form.tail}
          value={draft.tail}
          onChange={(tail) => onChange({ tail })}
          error={errors['tail']}
          kind="number"
        />
      )}
    </fieldset>
  );
}

interface MoreFieldsOptions extends LimitFieldsOptions {
  /** Instruments of the law with their usual effort, as far as an answer tells them. */
  readonly efforts: readonly { readonly instrument: string; readonly title: string; readonly act: number | null }[];
}

const others = ['instruments', 'acts', 'gap', 'seconds', 'actorStanding', 'actorStands'] as const;

/** What most plans leave as it is. */
export function MoreFields({ draft, onChange, errors, efforts }: MoreFieldsOptions) {
  const kept = others.filter((line) => line in written(draft.kept));
  const mistaken = ['standing', 'start', 'periods', 'mostPartners', 'leastLegitimacy', 'efforts', ...others].some(
    (line) => Object.keys(errors).some((field) => field === line || field.startsWith(`${line}.`)),
  );
  return (
    <details className="plan-more" open={mistaken ? true : undefined}>
      <summary>{form.more}</summary>
      <div className="plan-more-inside">
        <TextLine
          label={form.name}
          value={draft.title}
          onChange={(title) => onChange({ title })}
          placeholder={form.namePlaceholder}
        />
        <ChoiceLine
          label={form.standing}
          value={draft.standing}
          onChange={(standing) => onChange({ standing: standing as Draft['standing'] })}
          error={errors['standing']}
        >
          {Object.entries(form.standings).map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </ChoiceLine>
        <ChoiceLine
          label={form.diminishing}
          value={draft.diminishing}
          onChange={(diminishing) => onChange({ diminishing: diminishing as Draft['diminishing'] })}
        >
          {Object.entries(form.diminishings).map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </ChoiceLine>
        <TextLine
          label={form.start}
          value={draft.start}
          onChange={(start) => onChange({ start })}
          error={errors['start']}
          help={form.startHelp}
          kind="number"
        />
        <TextLine
          label={form.periods}
          value={draft.periods}
          onChange={(periods) => onChange({ periods })}
          error={errors['periods']}
          kind="number"
        />
        <TextLine
          label={form.mostPartners}
          value={draft.mostPartners}
          onChange={(mostPartners) => onChange({ mostPartners })}
          error={errors['mostPartners']}
          kind="number"
        />
        <TextLine
          label={form.leastLegitimacy}
          value={draft.leastLegitimacy}
          onChange={(leastLegitimacy) => onChange({ leastLegitimacy })}
          error={errors['leastLegitimacy']}
          help={form.leastLegitimacyHelp}
          kind="number"
        />
        {efforts.length > 0 && (
          <fieldset className="plan-efforts">
            <legend>{form.efforts}</legend>
            <p className="line-help">{form.effortsHelp}</p>
            {efforts.map(({ instrument, title }) => (
              <TextLine
                key={instrument}
                label={title}
                value={draft.efforts[instrument] ?? ''}
                onChange={(value) => onChange({ efforts: { ...draft.efforts, [instrument]: value } })}
                error={errors[`efforts.${instrument}`]}
                kind="number"
              />
            ))}
          </fieldset>
        )}
        {kept.length > 0 && <p className="line-help">{form.kept(kept)}</p>}
        {others.map((line) => (
          <FieldProblem key={line} text={errors[line]} />
        ))}
      </div>
    </details>
  );
}
