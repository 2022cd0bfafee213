import { type FormEvent, useMemo, useState } from 'react';
import { home } from '../../messages/en/home.js';
import { ActorCombo, addressOf, go, Link, useAnswer } from '../../shell/index.js';

/** Pairs that show what can be asked: an ally, a neighbour, a client, a rival. */
const examples: readonly { readonly actor: string; readonly audience: string }[] = [
  { actor: 'USA', audience: 'UKR' },
  { actor: 'CHN', audience: 'KEN' },
  { actor: 'RUS', audience: 'DEU' },
  { actor: 'SWE', audience: 'ZAF' },
];

/** Two fields and a way on: who acts, and who is moved. */
export function Picker() {
  const { answer } = useAnswer('actors', {});
  const actors = useMemo(
    () => answer?.result.actors.filter(({ kind }) => kind === 'state' || kind === 'territory') ?? [],
    [answer],
  );
  const [actor, setActor] = useState('');
  const [audience, setAudience] = useState('');
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (actor === '' || audience === '') setSaid(home.picker.missing);
    else if (actor === audience) setSaid(home.picker.same);
    else go(addressOf.relationship(actor, audience));
  };
  const nameOf = (id: string): string => actors.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="picker" aria-labelledby="picker-title">
      <h2 id="picker-title">{home.picker.title}</h2>
      <form className="fields" onSubmit={submit}>
        <ActorCombo
          label={home.picker.actor}
          actors={actors}
          value={actor}
          onChange={setActor}
          placeholder={home.picker.placeholder}
        />
        <ActorCombo
          label={home.picker.audience}
          actors={actors}
          value={audience}
          onChange={setAudience}
          placeholder={home.picker.placeholder}
        />
        <button type="submit" className="strong-button">
          {home.picker.ask}
        </button>
      </form>
      <p className="picker-said" role="status">
        {said}
      </p>
      <p className="picker-examples">
        {home.picker.examples}{' '}
        {examples.map((pair, at) => (
          <span key={pair.actor}>
            {at > 0 && ' · '}
            <Link href={addressOf.relationship(pair.actor, pair.audience)}>
              {home.picker.example(nameOf(pair.actor), nameOf(pair.audience))}
            </Link>
          </span>
        ))}
      </p>
    </section>
  );
}
