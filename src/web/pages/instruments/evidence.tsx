import type { ReactNode } from 'react';
import { eventStudy, formatNumber, signOf } from '../../../charts/index.js';
import type { Estimate } from '../../../model/index.js';
import { instruments as words } from '../../messages/en/instruments.js';
import { type Answer, EstimateText, Figure, GradeMark, Term, Unknown } from '../../shell/index.js';
import { type Compared, readingAlone, times, type Told, toldUnit } from './compare-view.js';

interface EvidenceOptions {
  readonly told: Told;
  readonly compared: Compared;
  readonly origins: Answer<unknown>['origins'];
}

/** What the grade of one instrument rests on, test by test; what is not known says so. */
export function Evidence({ told, compared, origins }: EvidenceOptions) {
  const { by, unit } = toldUnit(compared);
  const scaled = (estimate: Estimate): Estimate => ({ ...times(estimate, by), unit });
  const text = words.evidence;
  const study = told.eventStudy;
  const estimate = (one: Estimate | null): ReactNode => one && <EstimateText estimate={scaled(one)} unit={null} />;
  return (
    <div className="evidence">
      <p className="finding">{readingAlone(told.reading)}</p>
      <p>
        <Term of="grade">{words.table.grade}</Term>: <GradeMark word={told.grade.word} because={told.grade.because} />
      </p>
      {study === null ? (
        <Unknown>{text.noEventStudy}</Unknown>
      ) : (
        <Figure
          chart={eventStudy}
          data={{
            title: told.title.toLowerCase(),
            sign: signOf(told.mechanism),
            unit,
            path: study.path.map((point) => times(point, by)),
            placebo: study.placebo === null ? null : times(study.placebo, by),
            events: study.events,
          }}
          origins={origins}
          name={`event-study-${told.id}`}
        />
      )}
      <dl className="facts">
        <Fact of="placebo" title={text.placebo}>
          {estimate(study?.placebo ?? null)}
        </Fact>
        <Fact of="multiverse" title={text.multiverse}>
          {told.multiverse &&
            text.multiverseShare(formatNumber(100 * told.multiverse.share, 0), told.multiverse.specifications)}
        </Fact>
        <Fact of="robustness" title={text.robustness}>
          {told.robustnessValue !== null && text.robustnessValue(formatNumber(100 * told.robustnessValue))}
        </Fact>
        <Fact of="held-out" title={text.heldOut}>
          {told.heldOut && <EstimateText estimate={told.heldOut} />}
        </Fact>
        <Fact title={text.sign}>{told.signProbability.toFixed(2)}</Fact>
        <Fact title={text.falseDiscovery}>{told.falseDiscovery.toFixed(2)}</Fact>
        <Fact of="effective-actors" title={text.actors}>
          <ActorsBehind told={told} />
        </Fact>
        <Fact title={text.counts}>{countsOf(told)}</Fact>
        <Fact of="quickness" title={text.quickness}>
          {told.quickness && <EstimateText estimate={told.quickness} />}
        </Fact>
        <Fact of="durability" title={text.durability}>
          {told.durability && <EstimateText estimate={told.durability} />}
        </Fact>
        <Fact of="ease" title={text.ease}>
          {told.ease && (
            <>
              <EstimateText estimate={told.ease.estimate} unit={null} /> {text.easePer(told.ease.effort)}
            </>
          )}
        </Fact>
        <Fact of="ledger" title={text.harm}>
          {told.harm && <Harm harm={told.harm} />}
        </Fact>
      </dl>
      {told.contexts !== null && <Contexts told={told} scaled={scaled} />}
    </div>
  );
}

interface FactOptions {
  readonly of?: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Fact({ of: id, title, children }: FactOptions) {
  const known = children !== null && children !== undefined && children !== false && children !== '';
  return (
    <div>
      <dt>{id === undefined ? title : <Term of={id}>{title}</Term>}</dt>
      <dd className={known ? undefined : 'not-known'}>{known ? children : words.evidence.unknown}</dd>
    </div>
  );
}

function ActorsBehind({ told: { standings } }: { readonly told: Told }) {
  const count = (actors: number | null | undefined): string =>
    actors === null || actors === undefined ? words.evidence.unknown : formatNumber(actors, actors < 10 ? 1 : 0);
  const leading = standings['capability-share']?.leading ?? null;
  return (
    <>
      {words.evidence.actorsBoth(
        count(standings.equal?.effectiveActors),
        count(standings['capability-share']?.effectiveActors),
      )}
      {leading !== null &&
        leading.share >= 0.5 &&
        `; ${words.evidence.leading(leading.name, formatNumber(100 * leading.share, 0))}`}
    </>
  );
}

function countsOf({ acts, dyads, audiences }: Told): string | null {
  if (acts === null && dyads === null && audiences === null) return null;
  const count = (one: number | null): string => (one === null ? words.evidence.unknown : formatNumber(one, 0));
  return words.evidence.countsOf(count(acts), count(dyads), count(audiences));
}

function Harm({ harm: { title, unit, low, best, high } }: { readonly harm: NonNullable<Told['harm']> }) {
  const { harmOf, harmBetween, harmNote } = words.evidence;
  return (
    <>
      {harmOf(formatNumber(best), unit, title)}
      {low !== null && high !== null && ` (${harmBetween(formatNumber(low), formatNumber(high))})`}. {harmNote}
    </>
  );
}

function Contexts({ told, scaled }: { readonly told: Told; readonly scaled: (estimate: Estimate) => Estimate }) {
  const text = words.evidence;
  return (
    <table>
      <caption>{text.contexts}</caption>
      <thead>
        <tr>
          <th scope="col">{text.context}</th>
          <th scope="col">{text.response}</th>
          <th scope="col">{text.events}</th>
        </tr>
      </thead>
      <tbody>
        {told.contexts?.map((one) => (
          <tr key={one.context}>
            <th scope="row">{one.context}</th>
            <td>
              <EstimateText estimate={scaled(one)} unit={null} />
            </td>
            <td className="number">{one.events === null ? text.unknown : formatNumber(one.events, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
