import { glossary } from '../../messages/en/glossary.js';
import { method } from '../../messages/en/method.js';
import { Answered, Depths, GradeMark, Page, useAnchor, useAnswer } from '../../shell/index.js';
import { gradeSteps } from '../../../charts/index.js';
import { shell } from '../../messages/en/shell.js';
import { Definitions } from './definitions.js';
import { Sources } from './sources.js';
import './method.css';

const contents: readonly (readonly [string, string])[] = [
  ['words', method.words.title],
  ['grades', method.evidence.title],
  ['sources', method.sources.title],
  ['cite', method.cite.title],
  ['dispute', method.dispute.title],
];

export function MethodPage() {
  const words = useAnswer('words', {});
  const sources = useAnswer('sources', {});
  useAnchor(words.answer !== null && sources.answer !== null);
  return (
    <Page title={method.title} lead={<p>{method.lead}</p>}>
      <nav className="contents" aria-label={method.contents}>
        <ul>
          {contents.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Answered asked={words} room="room-page">
        {({ result }) => <Definitions words={result.words} />}
      </Answered>
      <Grades />
      <Answered asked={sources} room="room-page">
        {({ result }) => <Sources sources={result.sources} />}
      </Answered>
      <Depths
        id="cite"
        title={method.cite.title}
        sentence={<p>{method.cite.sentence}</p>}
        picture={
          <div>
            <p className="citation">{method.cite.text(words.answer?.suasion ?? '…')}</p>
            <p>{method.cite.link}</p>
          </div>
        }
      />
      <Depths
        id="dispute"
        title={method.dispute.title}
        sentence={<p>{method.dispute.sentence}</p>}
        picture={
          <ol className="steps">
            {method.dispute.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        }
      />
    </Page>
  );
}

function Grades() {
  const { evidence } = method;
  return (
    <Depths
      id="grades"
      title={evidence.title}
      sentence={<p>{evidence.sentence}</p>}
      picture={
        <dl className="grades">
          {gradeSteps.toReversed().map((word) => (
            <div key={word}>
              <dt>
                <GradeMark word={word} />
              </dt>
              <dd>{shell.grade.meanings[word]}</dd>
            </div>
          ))}
        </dl>
      }
      everything={
        <>
          <p>{evidence.rule}</p>
          <ol className="steps">
            {evidence.tests.map((test) => (
              <li key={test}>{test}</li>
            ))}
          </ol>
          <p>{evidence.outcome}</p>
          <h3>{evidence.glossary}</h3>
          <dl className="glossary">
            {Object.entries(glossary).map(([id, { title, definition }]) => (
              <div key={id} id={`word-${id}`} tabIndex={-1}>
                <dt>{title}</dt>
                <dd>{definition}</dd>
              </div>
            ))}
          </dl>
        </>
      }
    />
  );
}
