import { forest } from '../../../charts/index.js';
import { instruments as words } from '../../messages/en/instruments.js';
import {
  type Answer,
  Answered,
  Depths,
  estimateWords,
  Figure,
  GradeMark,
  Notes,
  Page,
  Term,
  Unknown,
  useAnchor,
  useAnnounced,
  useAnswer,
  usePlace,
} from '../../shell/index.js';
import {
  directionsOf,
  type Horizon,
  times,
  type Told,
  toldUnit,
  type Compared,
  contrastOf,
  type Design,
  designOf,
  forestOf,
  shownInstruments,
  type View,
  viewOf,
} from './compare-view.js';
import { Controls } from './controls.js';
import { InstrumentTable } from './instrument-table.js';
import './instruments.css';

export function InstrumentsPage() {
  const view = viewOf(usePlace().query);
  const asked = useAnswer('compare', { scale: view.scale, by: view.by });
  const { answer } = asked;
  useAnchor(answer !== null);
  return (
    <Page title={words.title} lead={<p className="instruments-answer">{answer?.result.reading}</p>}>
      <Controls view={view} compared={answer?.result ?? null} />
      <Answered asked={asked} room="room-page">
        {(told) => <Comparison answer={told} view={view} />}
      </Answered>
    </Page>
  );
}

interface Part {
  readonly answer: Answer<Compared>;
  readonly view: View;
}

function Comparison({ answer, view }: Part) {
  const { result, origins, problems } = answer;
  const design = designOf(result, view);
  const shown = shownInstruments(result, design, view);
  const finding = findingOf(result, shown, view.horizon);
  useAnnounced(finding);
  return (
    <div className="parts">
      <Depths
        title={words.forest.title}
        picture={
          shown.length === 0 ? (
            <Unknown>{words.forest.none}</Unknown>
          ) : (
            <Figure
              chart={forest}
              data={forestOf(result, shown, view.horizon)}
              finding={finding}
              origins={origins}
              name="responses"
              note={words.forest.note[result.scale.kind]}
            />
          )
        }
      />
      {design !== null && <Contrast answer={answer} design={design} />}
      {shown.length > 0 && <InstrumentTable compared={result} shown={shown} view={view} origins={origins} />}
      <Notes problems={problems} />
    </div>
  );
}

/** Only what the grades hold to be known counts as known: among many intervals some leave 0 out by chance. */
function findingOf(compared: Compared, shown: readonly Told[], horizon: Horizon): string {
  const { all, known, mayBeChance } = directionsOf(shown, horizon);
  const [away, toward] = words.forest.ends[compared.scale.kind];
  const names = known.map(({ title, response, grade }) =>
    words.forest.knownAs(title, response[`h${horizon}`].q50 > 0 ? toward : away, grade.word),
  );
  return words.forest.finding(all, names, mayBeChance, horizon);
}

function Contrast({
  answer: { result, origins },
  design,
}: {
  readonly answer: Answer<Compared>;
  readonly design: Design;
}) {
  const data = contrastOf(result, design);
  const told = design.laws.flatMap(({ standing, contrast }) => (contrast === null ? [] : [{ standing, contrast }]));
  const { contrast: text } = words;
  const { by, unit } = toldUnit(result);
  return (
    <Depths
      title={text.title}
      sentence={
        data !== null && (
          <>
            {told.map(({ standing, contrast }) => (
              <p key={standing}>
                {text.outcomeOf(
                  text.standing[standing],
                  text.outcome[contrast.outcome],
                  contrast.probability.toFixed(2),
                )}{' '}
                <GradeMark word={contrast.grade.word} because={contrast.grade.because} />
              </p>
            ))}
          </>
        )
      }
      picture={
        data === null ? (
          <Unknown>{text.none}</Unknown>
        ) : (
          <Figure
            chart={forest}
            data={data}
            finding={text.finding(
              told.map(({ standing, contrast }) =>
                text.part[standing](`${estimateWords(times(contrast.difference, by), null)} ${unit}`),
              ),
            )}
            origins={origins}
            name="contrast"
            note={
              <>
                {told[0] !== undefined && text.of(told[0].contrast.toward.length, told[0].contrast.against.length)}{' '}
                {text.status[design.status]} <Term of="contrast">{text.group}</Term>
              </>
            }
          />
        )
      }
    />
  );
}
