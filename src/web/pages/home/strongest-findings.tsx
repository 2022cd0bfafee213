import type { Results } from '../../../study/index.js';
import { home } from '../../messages/en/home.js';
import {
  addressOf,
  type Asked,
  Depths,
  GradeMark,
  Link,
  Origins,
  ownDomain,
  ProblemNotice,
  Strip,
  Term,
  Unknown,
  useAnswer,
} from '../../shell/index.js';
import { readingAlone } from '../instruments/compare-view.js';
import { countKnown, knownFindings } from './strongest.js';

/** As many as a reader can take in. */
const most = 6;

/** What is best known of instruments on all scales, asked for one after the other so that the first comes soon. */
export function StrongestFindings() {
  const votes = useAnswer('compare', { scale: 'unga' });
  const opinion = useAnswer('compare', after(votes, 'favourability'));
  const conduct = useAnswer('compare', after(opinion, 'conduct'));
  const attention = useAnswer('compare', after(conduct, 'attention'));
  const asked = [votes, opinion, conduct, attention];
  const answers = asked.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const results = answers.map(({ result }) => result);
  const found = knownFindings(results);
  const done = asked.every(({ state }) => state !== 'waiting');
  if (votes.state === 'failed') return <ProblemNotice problem={votes.problem} />;
  return (
    <Depths
      title={home.strongest.title}
      sentence={
        done ? (
          <p>{home.strongest.sentence(countKnown(results), results.length)}</p>
        ) : (
          <p className="room room-small" aria-busy="true" />
        )
      }
      picture={
        <div className="strongest">
          {done && found.length === 0 && <Unknown>{home.strongest.none}</Unknown>}
          <ol>
            {found.slice(0, most).map(({ scale, instrument }) => (
              <li key={`${scale.id} ${instrument.design} ${instrument.id}`}>
                <h3>
                  <Link href={addressOf.evidence(scale.id, instrument.id)}>{instrument.title}</Link>
                </h3>
                <p className="strongest-scale">{home.strongest.on(scale.title)}</p>
                <p className="strongest-reading">{readingAlone(instrument.reading)}</p>
                <p className="strongest-signs">
                  <Strip estimate={instrument.response.h5} domain={ownDomain(instrument.response.h5)} />
                  <Term of="grade">
                    <GradeMark word={instrument.grade.word} />
                  </Term>
                </p>
              </li>
            ))}
          </ol>
          <p>
            <Link href={addressOf.instruments()}>{home.strongest.all}</Link>
          </p>
          <Origins origins={answers.flatMap(({ origins }) => origins)} />
        </div>
      }
    />
  );
}

function after(before: Asked<Results['compare']>, scale: string): { readonly scale: string } | null {
  return before.state === 'waiting' ? null : { scale };
}
