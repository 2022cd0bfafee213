import { assets, forces, ledger, path, shares } from '../../../charts/index.js';
import { formatPeriod } from '../../../model/index.js';
import { relationship } from '../../messages/en/relationship.js';
import { addressOf, type Answer, DataTable, Depths, Figure, Link, Notes, Term, Unknown } from '../../shell/index.js';
import type { Brief } from './facing.js';
import { forcesData } from './forces-data.js';
import { pathData } from './path-data.js';
import { assetsData, ledgerData } from './people-data.js';
import { sharesData } from './shares-data.js';
import { capacityRows, indicatorTable, responseTable } from './tables.js';
import { type WordGroup, wordGroups } from './word-rows.js';
import { EstimateTold, WordsTold } from './words-told.js';

interface PartOptions {
  readonly answer: Answer<Brief>;
}

/** How many of those who pulled are drawn. */
const mostOthers = 12;

/** Sources of a figure: those among the answer's that it is made from. */
type Origins = Answer<Brief>['origins'];

function some(origins: Origins, ids: readonly string[]): Origins {
  const found = origins.filter(({ id }) => ids.includes(id));
  return found.length === 0 ? origins : found;
}

export function PathPart({ answer: { result, origins, problems } }: PartOptions) {
  const data = pathData(result);
  const [, ...more] = result.reading.full.split('\n\n');
  const groups = wordGroups(result, problems).filter(({ id }) => id === 'moved');
  return (
    <Depths
      id="path-part"
      title={relationship.path.title}
      picture={
        data.positions.length === 0 ? (
          <Unknown />
        ) : (
          <Figure
            chart={path}
            data={data}
            origins={origins}
            findingAs="h3"
            note={
              data.step === 'month'
                ? relationship.path.monthly
                : data.without.length === 0
                  ? undefined
                  : relationship.path.note(result.audience.name, result.actor.name)
            }
          />
        )
      }
      everythingTitle={relationship.path.everything}
      everything={
        <>
          <p>{result.reading.paragraph}</p>
          {more.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <WordsTold groups={groups} />
          <p className="quiet">{result.scale.unitMeaning}</p>
        </>
      }
    />
  );
}

export function ForcesPart({ answer: { result, origins } }: PartOptions) {
  const table = responseTable(result);
  return (
    <Depths
      id="forces-part"
      title={relationship.forces.title}
      picture={
        result.law === null ? (
          <Unknown>{relationship.forces.unknownLaw}</Unknown>
        ) : (
          <Figure
            chart={forces}
            data={forcesData(result)}
            origins={origins}
            findingAs="h3"
            note={relationship.forces.note}
          />
        )
      }
      everythingTitle={relationship.forces.everything}
      {...(table.rows.length === 0 ? {} : { everything: <DataTable table={table} /> })}
    />
  );
}

export function WordsPart({ answer: { result, problems } }: PartOptions) {
  const groups = wordGroups(result, problems);
  const first = groups.filter(({ id }) => id === 'owed');
  const rest = groups.filter(({ id }) => id === 'pull' || id === 'reacts');
  return (
    <Depths
      id="words-part"
      title={relationship.words.title}
      sentence={<p>{relationship.words.sentence}</p>}
      picture={<WordsTold groups={first} />}
      everything={<Rest groups={rest} brief={result} />}
    />
  );
}

function Rest({ groups, brief }: { readonly groups: readonly WordGroup[]; readonly brief: Brief }) {
  const capacity = capacityRows(brief);
  const { words } = relationship;
  return (
    <>
      <WordsTold groups={groups} />
      {capacity.length > 0 && (
        <div className="words-told">
          <h3>
            <Term of="power">{words.capacity}</Term>
          </h3>
          <p className="quiet">{words.capacityCaption}</p>
          <dl>
            {capacity.map(({ term, title, periods, estimate }) => (
              <div className="word-told" key={term}>
                <dt>
                  {title}
                  <span className="quiet"> {words.capacityAfter(periods, brief.scale.step)}</span>
                </dt>
                <dd>
                  <EstimateTold estimate={estimate} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </>
  );
}

export function AssetsPart({ answer: { result, origins } }: PartOptions) {
  const { actor, audience, assets: told } = result;
  const words = relationship.assets;
  if (told === null) {
    return (
      <Depths
        id="assets-part"
        title={words.title(actor.name, audience.name)}
        picture={<Unknown>{words.unknown}</Unknown>}
      />
    );
  }
  const sources = some(
    origins,
    told.indicators.filter(({ absent }) => absent === null).flatMap((one) => one.sources),
  );
  return (
    <Depths
      id="assets-part"
      title={words.title(actor.name, audience.name)}
      sentence={<p>{told.reading.sentence}</p>}
      picture={<Figure chart={assets} data={assetsData(told, actor.name)} origins={sources} findingAs="h3" />}
      everythingTitle={words.everything}
      everything={
        <>
          {told.composites.map(({ id, reading }) => (
            <p key={id}>{reading}</p>
          ))}
          <DataTable table={indicatorTable(told)} />
          <p>
            <Link href={addressOf.actor(actor.id, { audience: audience.id, year: told.year })}>
              {words.more(actor.name)}
            </Link>
          </p>
        </>
      }
    />
  );
}

export function PeoplePart({ answer: { result, origins } }: PartOptions) {
  const data = ledgerData(result, origins);
  const words = relationship.people;
  return (
    <Depths
      id="people-part"
      title={words.title}
      picture={
        data.rows.length === 0 ? (
          <Unknown>{words.none}</Unknown>
        ) : (
          <Figure
            chart={ledger}
            data={data}
            origins={some(
              origins,
              result.ledger.map(({ origin }) => origin),
            )}
            findingAs="h3"
            note={words.note}
          />
        )
      }
    />
  );
}

export function OthersPart({ answer: { result, origins } }: PartOptions) {
  const data = sharesData(result, mostOthers);
  const all = sharesData(result, Infinity);
  const words = relationship.others;
  return (
    <Depths
      id="others-part"
      title={words.title}
      picture={
        data.rows.length === 0 ? (
          <Unknown>{words.unknown}</Unknown>
        ) : (
          <Figure chart={shares} data={data} origins={origins} findingAs="h3" note={words.note(data.kind)} />
        )
      }
      everythingTitle={words.everything}
      {...(all.rows.length > data.rows.length
        ? { everything: <DataTable table={{ ...shares.table(all), caption: words.all(all.rows.length) }} /> }
        : {})}
    />
  );
}

export function NotTellPart({ answer: { problems } }: PartOptions) {
  const words = relationship.unknown;
  return (
    <Depths
      id="unknown-part"
      title={words.title}
      sentence={<p>{problems.length === 0 ? words.none : words.sentence(problems.length)}</p>}
      picture={<Notes problems={problems} />}
    />
  );
}

export function FromPart({ answer: { result, origins } }: PartOptions) {
  const words = relationship.from;
  const { law, scale } = result;
  return (
    <Depths
      id="from-part"
      title={words.title}
      sentence={
        <>
          <p>{words.sentence(origins.length)}</p>
          {law !== null && (
            <p>
              {words.law({
                title: law.title,
                from: formatPeriod(law.fit.from, scale.step),
                to: formatPeriod(law.fit.to, scale.step),
                audiences: law.audiences,
                draws: law.draws,
              })}
            </p>
          )}
        </>
      }
      everythingTitle={words.everything}
      everything={
        <dl className="origin-list">
          {origins.map(({ id, title, licence, citation, rows }) => (
            <div key={id}>
              <dt>
                <Link href={addressOf.method(`source-${id}`)}>{title}</Link>
              </dt>
              <dd>
                {words.licence}: {licence}. {words.rows(rows)}.
                <br />
                {words.cite}: {citation}
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
}
