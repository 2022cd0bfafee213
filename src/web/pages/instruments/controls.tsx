import type { ReactNode } from 'react';
import { mechanisms } from '../../../instruments/index.js';
import { directedScales, publishedScales, ungaScales } from '../../../measures/index.js';
import { instruments as words } from '../../messages/en/instruments.js';
import { setQuery } from '../../shell/index.js';
import { type Compared, designOf, horizons, type View } from './compare-view.js';

const scales = [...ungaScales, ...directedScales, ...publishedScales];
const contexts = Object.entries(words.controls.contexts);

interface ControlsOptions {
  readonly view: View;
  readonly compared: Compared | null;
}

/** What is compared: each choice goes into the address. */
export function Controls({ view, compared }: ControlsOptions) {
  const { controls } = words;
  const designs = compared?.designs ?? [];
  const here = new Set(compared?.instruments.map(({ mechanism }) => mechanism));
  return (
    <form className="fields instruments-controls" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={controls.scale}
        value={view.scale}
        onChoice={(scale) => setQuery({ scale, design: null, mechanism: null, instrument: null })}
      >
        {scales.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Choice>
      {compared !== null && designs.length > 1 && (
        <Choice
          label={controls.design}
          value={designOf(compared, view)?.design ?? ''}
          onChoice={(design) => setQuery({ design, instrument: null })}
        >
          {designs.map(({ design, title, from, to }) => (
            <option key={design} value={design}>
              {words.table.span(yearOf(from, compared), yearOf(to, compared))}: {title}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={controls.mechanism}
        value={view.mechanism ?? ''}
        onChoice={(mechanism) => setQuery({ mechanism: mechanism === '' ? null : mechanism })}
      >
        <option value="">{controls.all}</option>
        {mechanisms
          .filter(({ id }) => here.has(id) || id === view.mechanism)
          .map(({ id }) => (
            <option key={id} value={id}>
              {words.mechanisms[id]}
            </option>
          ))}
      </Choice>
      <Choice
        label={controls.horizon}
        value={String(view.horizon)}
        onChoice={(horizon) => setQuery({ horizon: horizon === '5' ? null : horizon })}
      >
        {horizons.map((years) => (
          <option key={years} value={years}>
            {controls.years(years)}
          </option>
        ))}
      </Choice>
      <Choice label={controls.by} value={view.by ?? ''} onChoice={(by) => setQuery({ by: by === '' ? null : by })}>
        <option value="">{controls.byNone}</option>
        {contexts.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Choice>
    </form>
  );
}

/** Monthly scales count months; people count years. */
function yearOf(period: number, { scale }: Compared): number {
  return scale.step === 'month' && period > 9999 ? Math.floor(period / 12) : period;
}

interface ChoiceOptions {
  readonly label: string;
  readonly value: string;
  readonly onChoice: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChoice, children }: ChoiceOptions) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoice(event.target.value)}>
        {children}
      </select>
    </label>
  );
}
