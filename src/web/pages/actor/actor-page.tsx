import { actor as words } from '../../messages/en/actor.js';
import { Answered, Depths, Notes, Page, type PageProps, useAnchor, useAnswer, usePlace } from '../../shell/index.js';
import { AssetsPart } from './assets-part.js';
import { Choices } from './choices.js';
import { MovedPart } from './moved-part.js';
import { NetworkPart } from './network-part.js';
import { SmallPart } from './small-part.js';
import './actor.css';

/** Joint draws behind composites: enough that places do not change when the sliders take over. */
const draws = 1000;

/** One actor: whom it moved, what it brings, who it is tied to. */
export function ActorPage({ parameters }: PageProps) {
  const { actor = '' } = parameters;
  const { query } = usePlace();
  const register = useAnswer('actors', {});
  const actors = register.answer?.result.actors ?? [];
  const given = query['audience'] ?? '';
  // A set of audiences is for the ranking alone.
  const audience = given === 'all' || (given.includes(',') && !given.startsWith('city:')) ? '' : given;
  const year = query['year'] || null;
  const asked = useAnswer('assets', { actor, audience: audience || null, year, draws, indicators: 'true' });
  const ties = useAnswer('ties', { actor, year });
  const result = asked.answer?.result ?? null;
  const name =
    result?.actor.name ?? actors.find(({ id }) => id === actor)?.name ?? ties.answer?.result.actor.name ?? actor;
  const near = ties.answer?.result.near ?? null;
  useAnchor(asked.state !== 'waiting' && ties.state !== 'waiting');
  return (
    <Page
      title={name}
      kicker={words.kicker}
      lead={
        <p className="actor-answer" aria-busy={asked.state === 'waiting'}>
          {result?.reading.sentence ?? (asked.state === 'waiting' ? words.waiting : null)}
        </p>
      }
    >
      <Choices
        actor={actor}
        name={name}
        actors={actors}
        audience={audience}
        year={query['year'] ?? ''}
        near={near ?? []}
      />
      <MovedPart
        actor={result?.actor.unit ?? actor}
        audience={given}
        audienceName={result?.audience?.name ?? audience}
        near={near}
      />
      <Answered asked={asked} room="room-figure">
        {(answer) => <AssetsPart answer={answer} />}
      </Answered>
      <Answered asked={ties} room="room-figure">
        {(answer) => (
          <div className="parts">
            <NetworkPart answer={answer} />
            <SmallPart answer={answer} />
          </div>
        )}
      </Answered>
      {asked.answer !== null && (
        <Depths
          id="notes"
          title={words.notes.title}
          sentence={<p>{words.notes.sentence(asked.answer.problems.length)}</p>}
          picture={<Notes problems={[...asked.answer.problems, ...(ties.answer?.problems ?? [])]} />}
        />
      )}
    </Page>
  );
}
