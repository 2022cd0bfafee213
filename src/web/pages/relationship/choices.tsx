import { type FormEvent, useEffect, useId, useState } from 'react';
import { directedScales, publishedScales, ungaScales } from '../../../measures/index.js';
import { relationship } from '../../messages/en/relationship.js';
import { setQuery } from '../../shell/index.js';

const scales = [...ungaScales, ...publishedScales, ...directedScales];

interface ChoicesOptions {
  readonly scale: string;
  readonly from: string;
  readonly to: string;
}

/** Scale and years. The state is the address alone: what is chosen here is written there. */
export function Choices({ scale, from, to }: ChoicesOptions) {
  const title = useId();
  const [years, setYears] = useState({ from, to });
  useEffect(() => setYears({ from, to }), [from, to]);
  const show = (event: FormEvent): void => {
    event.preventDefault();
    setQuery({ from: years.from === '' ? null : years.from, to: years.to === '' ? null : years.to });
  };
  const words = relationship.choices;
  return (
    <form className="asked" aria-labelledby={title} onSubmit={show}>
      <h2 id={title} className="only-read">
        {words.title}
      </h2>
      <div className="fields">
        <label className="field">
          <span>{words.scale}</span>
          <select value={scale} onChange={(event) => setQuery({ scale: event.target.value, from: null, to: null })}>
            {scales.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((name) => (
          <label className="field" key={name}>
            <span>{words[name]}</span>
            <input
              className="react-aria-Input year-input"
              name={name}
              inputMode="numeric"
              pattern="[0-9]{4}"
              title={words.year}
              placeholder={words.all}
              value={years[name]}
              onChange={(event) => setYears({ ...years, [name]: event.target.value.trim() })}
            />
          </label>
        ))}
        <button type="submit">{words.show}</button>
        {(from !== '' || to !== '') && (
          <button type="button" onClick={() => setQuery({ from: null, to: null })}>
            {words.reset}
          </button>
        )}
      </div>
    </form>
  );
}
