import { type FormEvent, useEffect, useState } from 'react';
import type { Actor } from '../../../model/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { ActorCombo, addressOf, Link, setQuery } from '../../shell/index.js';

interface ChoicesOptions {
  readonly actor: string;
  readonly name: string;
  readonly actors: readonly Actor[];
  readonly audience: string;
  readonly year: string;
  /** Audiences that suggest themselves. */
  readonly near: readonly { readonly id: string; readonly name: string }[];
}

/** From whom the actor is seen, and in which year. The state is the address alone. */
export function Choices({ actor, name, actors, audience, year, near }: ChoicesOptions) {
  const [chosen, setChosen] = useState({ audience, year });
  useEffect(() => setChosen({ audience, year }), [audience, year]);
  const show = (event: FormEvent): void => {
    event.preventDefault();
    setQuery({
      audience: chosen.audience === '' ? null : chosen.audience,
      year: chosen.year === '' ? null : chosen.year,
    });
  };
  const choices = words.choices;
  const others = actors.filter(({ id, kind }) => id !== actor && (kind === 'state' || kind === 'territory'));
  return (
    <form className="asked" aria-label={choices.title} onSubmit={show}>
      <div className="fields">
        <ActorCombo
          key={`${audience} ${others.length === 0}`}
          label={choices.audience}
          actors={others}
          value={chosen.audience}
          onChange={(value) => setChosen((last) => ({ ...last, audience: value }))}
          placeholder={choices.nobody}
        />
        <label className="field">
          <span>{choices.year}</span>
          <input
            className="react-aria-Input year-input"
            name="year"
            inputMode="numeric"
            pattern="[0-9]{4}"
            title={choices.yearFormat}
            placeholder={choices.newest}
            value={chosen.year}
            onChange={(event) => setChosen({ ...chosen, year: event.target.value.trim() })}
          />
        </label>
        <button type="submit">{choices.show}</button>
        {audience !== '' && (
          <button type="button" onClick={() => setQuery({ audience: null })}>
            {choices.reset}
          </button>
        )}
      </div>
      {audience === '' ? (
        near.length > 0 && (
          <p className="near">
            {choices.near}{' '}
            {near.map(({ id, name: called }, at) => (
              <span key={id}>
                {at > 0 && ' · '}
                <Link href={addressOf.actor(actor, { audience: id, year: year || null })}>{called}</Link>
              </span>
            ))}
          </p>
        )
      ) : (
        <p className="near">
          <Link href={addressOf.relationship(actor, audience)}>
            {choices.relationship(name, actors.find(({ id }) => id === audience)?.name ?? audience)}
          </Link>
        </p>
      )}
    </form>
  );
}
