import { ranks } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import {
  addressOf,
  Answered,
  DataTable,
  Depths,
  Figure,
  Link,
  Notes,
  setQuery,
  Term,
  Unknown,
  useAnswer,
  usePlace,
} from '../../shell/index.js';
import { wordRanks } from './ranked-rows.js';

interface MovedOptions {
  /** Id under which the actor is ranked. */
  readonly actor: string;
  /** As it stands in the address: empty, one audience, or a set. */
  readonly audience: string;
  readonly audienceName: string;
  /** Null until they are known. */
  readonly near: readonly { readonly id: string; readonly name: string }[] | null;
}

/** Whom the actor moved, among all who did: on its neighbours where nobody is named, for all audiences take long. */
export function MovedPart({ actor, audience, audienceName, near }: MovedOptions) {
  const { query } = usePlace();
  const word = Object.hasOwn(words.moved.words, query['word'] ?? '') ? query['word']! : 'attributed';
  const asNear = near === null || near.length === 0 ? null : near.map(({ id }) => id).join(',');
  const set = audience === '' ? asNear : audience;
  const asked = useAnswer('rank', set === null ? null : { word, audience: set });
  const whom =
    audience === ''
      ? words.moved.neighbours
      : audience === 'all'
        ? words.moved.everybody
        : words.moved.sets.audience(audienceName);
  const pairs = audience === '' ? (near ?? []) : audience === 'all' ? [] : [{ id: audience, name: audienceName }];
  const controls = (
    <div className="fields">
      <label className="field">
        <span>{words.moved.word}</span>
        <select value={word} onChange={(event) => setQuery({ word: event.target.value })}>
          {Object.entries(words.moved.words).map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.moved.of}</span>
        <select value={audience} onChange={(event) => setQuery({ audience: event.target.value || null })}>
          <option value="">{words.moved.sets.near((near ?? []).map(({ name }) => name))}</option>
          {audience !== '' && audience !== 'all' && (
            <option value={audience}>{words.moved.sets.audience(audienceName)}</option>
          )}
          <option value="all">{words.moved.sets.all}</option>
        </select>
      </label>
    </div>
  );
  if (near !== null && set === null) {
    return <Depths id="moved-part" title={words.moved.title} picture={<Unknown>{words.moved.noAudience}</Unknown>} />;
  }
  return (
    <Answered asked={asked} room="room-figure">
      {({ result, origins, problems }) => {
        const title = words.moved.rankedBy(result.word.title.toLowerCase(), whom);
        const data = wordRanks(result, title, actor, { first: 5, beside: 4 });
        const all = wordRanks(result, title, actor, { first: Infinity, beside: 0 });
        return (
          <Depths
            id="moved-part"
            title={words.moved.title}
            picture={
              <>
                {result.rows.length === 0 ? (
                  <>
                    {controls}
                    <Unknown>{words.moved.unknown}</Unknown>
                  </>
                ) : (
                  <Figure
                    chart={ranks}
                    data={data}
                    origins={origins}
                    name="ranks"
                    findingAs="h3"
                    controls={controls}
                    note={
                      <>
                        <Term of={result.word.id}>{result.word.title}</Term>: {result.word.meaning}. {result.reading}
                      </>
                    }
                  />
                )}
                {pairs.length > 0 && (
                  <p className="near">
                    {words.moved.pairs}{' '}
                    {pairs.map(({ id, name }, at) => (
                      <span key={id}>
                        {at > 0 && ' · '}
                        <Link href={addressOf.relationship(actor, id)}>{name}</Link>
                      </span>
                    ))}
                  </p>
                )}
                <Notes problems={problems} />
              </>
            }
            everythingTitle={words.moved.everything}
            {...(result.rows.length === 0
              ? {}
              : {
                  everything: (
                    <DataTable table={{ ...ranks.table(all), caption: words.moved.caption(title, data.of) }} />
                  ),
                })}
          />
        );
      }}
    </Answered>
  );
}
