import { useEffect, useRef } from 'react';
import type { GradeWord } from '../../../evidence/index.js';
import { relationship } from '../../messages/en/relationship.js';
import {
  addressOf,
  announce,
  type Answer,
  Answered,
  GradeMark,
  Link,
  Page,
  type PageProps,
  Term,
  useAnchor,
  useAnswer,
  usePlace,
} from '../../shell/index.js';
import { Choices } from './choices.js';
import type { Brief } from './facing.js';
import { AssetsPart, ForcesPart, FromPart, NotTellPart, OthersPart, PathPart, PeoplePart, WordsPart } from './parts.js';
import './relationship.css';

const standardScale = 'unga';

/** An actor and an audience: how far the one moved the other, by what means, at what cost, and how surely. */
export function RelationshipPage({ parameters }: PageProps) {
  const { actor = '', audience = '' } = parameters;
  const { query } = usePlace();
  const { scale = standardScale, from = '', to = '' } = query;
  const asked = useAnswer('brief', { actor, audience, scale, from: from || null, to: to || null });
  const register = useAnswer('actors', {});
  // An answer of another pair is on show no longer than its successor needs.
  const brief = asked.answer?.result ?? null;
  const nameOf = (id: string): string =>
    register.answer?.result.actors.find((one) => one.id === id)?.name ??
    [brief?.actor, brief?.audience].find((one) => one?.id === id)?.name ??
    id;
  const names = [nameOf(actor), nameOf(audience)] as const;
  useAnchor(asked.state === 'answered');
  useNews(asked.state === 'answered' ? asked.answer : null);
  return (
    <Page
      title={relationship.title(...names)}
      kicker={relationship.kicker}
      heading={relationship.heading(...names)}
      lead={<Lead brief={asked.state === 'failed' ? null : brief} waiting={asked.state === 'waiting'} />}
    >
      <Choices scale={scale} from={from} to={to} />
      <Answered asked={asked} room="room-page">
        {(answer) => <Parts answer={answer} />}
      </Answered>
      {asked.state === 'failed' ? null : (
        <Around actor={actor} audience={audience} names={names} ready={asked.state === 'answered'} />
      )}
    </Page>
  );
}

/** The sentence that answers, with how far it can be relied on. */
function Lead({ brief, waiting }: { readonly brief: Brief | null; readonly waiting: boolean }) {
  if (brief === null) return <p className="relationship-answer">{waiting ? relationship.waiting : null}</p>;
  const grade = brief.grade as { readonly word: GradeWord; readonly because: string } | null;
  return (
    <>
      <p className="relationship-answer" aria-busy={waiting}>
        {brief.reading.sentence}
      </p>
      <p className="relationship-grade">
        <Term of="grade">{relationship.grade.label}</Term>:{' '}
        {grade === null ? (
          <>
            {relationship.grade.none}{' '}
            <Link href={addressOf.instruments({ scale: brief.scale.id })}>{relationship.grade.instruments}</Link>
          </>
        ) : (
          <GradeMark word={grade.word} because={grade.because} />
        )}
      </p>
    </>
  );
}

function Parts({ answer }: { readonly answer: Answer<Brief> }) {
  return (
    <div className="parts">
      <PathPart answer={answer} />
      <ForcesPart answer={answer} />
      <WordsPart answer={answer} />
      <AssetsPart answer={answer} />
      <PeoplePart answer={answer} />
      <OthersPart answer={answer} />
      <NotTellPart answer={answer} />
      <FromPart answer={answer} />
    </div>
  );
}

interface AroundOptions {
  readonly actor: string;
  readonly audience: string;
  readonly names: readonly [string, string];
  readonly ready: boolean;
}

/** The same question with the two exchanged: asked once the first has its answer. */
function Around({ actor, audience, names: [name, other], ready }: AroundOptions) {
  const { query } = usePlace();
  const { scale = standardScale, from, to } = query;
  const asked = useAnswer('brief', ready ? { actor: audience, audience: actor, scale, from, to } : null);
  return (
    <section className="depths" id="around" tabIndex={-1} aria-labelledby="around-title">
      <h2 id="around-title">{relationship.around.title}</h2>
      <p className="around-question">{relationship.around.ask(other, name)}</p>
      <Answered asked={asked} room="room-small">
        {({ result }) => <p className="sentence">{result.reading.sentence}</p>}
      </Answered>
      <ul className="around-links">
        <li>
          <Link href={addressOf.relationship(audience, actor, { scale, from, to })}>
            {relationship.around.link(other, name)}
          </Link>
        </li>
        <li>
          <Link href={addressOf.actor(actor, { audience })}>{relationship.around.actor(name)}</Link>
        </li>
        <li>
          <Link href={addressOf.plan(planFor(actor, audience, scale))}>{relationship.around.plan(name, other)}</Link>
        </li>
        <li>
          <Link href={addressOf.actor(audience)}>{relationship.around.actor(other)}</Link>
        </li>
      </ul>
    </section>
  );
}

/** A plan to begin with: the actor alone, with a modest budget. */
function planFor(actor: string, audience: string, scale: string): string {
  return JSON.stringify({ actor, audiences: [audience], scale, budget: '12 standard acts' });
}

/** Has a changed answer read out; the first one is read with the page. */
function useNews(answer: Answer<Brief> | null): void {
  const last = useRef<string | null>(null);
  const sentence = answer?.result.reading.sentence ?? null;
  useEffect(() => {
    if (sentence === null) return;
    if (last.current !== null && last.current !== sentence) announce(relationship.choices.changed(sentence));
    last.current = sentence;
  }, [sentence]);
}
