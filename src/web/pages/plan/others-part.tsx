import { formatNumber } from '../../../charts/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { DataTable, Depths } from '../../shell/index.js';
import type { PartOptions, PlanTold } from './plan-answer.js';

const { others: text } = words;

type Touched = PlanTold['touched'][number];

/** Third parties: whose ledger each act touches, harm first. */
export function OthersPart({ answer: { result } }: PartOptions) {
  const { touched, thirdParties } = result;
  if (touched.length === 0 && thirdParties.length === 0) return null;
  const parties = new Set(touched.flatMap((one) => one.parties.map(({ id }) => id)));
  return (
    <Depths
      id="others"
      title={text.title}
      sentence={<p>{text.sentence(parties.size)}</p>}
      picture={
        <div className="plan-others">
          {groupsOf(touched).map(({ key, title, parties: own }) => (
            <section key={key}>
              <h3>{title}</h3>
              {own.length === 0 ? <p className="quiet">{text.none}</p> : <Parties parties={own} />}
            </section>
          ))}
        </div>
      }
      everythingTitle={text.everything}
      {...(thirdParties.length === 0 ? {} : { everything: <DataTable table={stakesTable(result)} /> })}
    />
  );
}

function Parties({ parties }: Pick<Touched, 'parties'>) {
  return (
    <dl>
      {(['harm', 'benefit', 'presence'] as const).map((sense) => {
        const own = parties.filter((one) => one.sense === sense);
        return own.length === 0 ? null : (
          <div key={sense}>
            <dt>{text.senses[sense]}</dt>
            {own.map((one) => (
              <dd key={`${one.id} ${one.concept} ${one.as} ${one.with}`}>
                <strong>{one.name}</strong>:{' '}
                {text.told({ as: one.as, sense: one.sense, other: one.withName, title: one.title })}{' '}
                <span className="quiet">({text.number(formatNumber(one.best), one.unit, one.year)})</span>
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** Acts of one actor toward one audience touch the same parties: they are told once. */
function groupsOf(touched: readonly Touched[]) {
  const pairs = [...new Set(touched.map(({ actor, audience }) => `${actor} ${audience}`))];
  return pairs.map((key) => {
    const own = touched.filter(({ actor, audience }) => `${actor} ${audience}` === key);
    const [first] = own as [Touched, ...Touched[]];
    return {
      key,
      title: text.group(
        first.actorName,
        own.map(({ title }) => title),
        first.audienceName,
      ),
      parties: first.parties,
    };
  });
}

function stakesTable({ thirdParties, audiences }: PlanTold) {
  const names = new Map(audiences.map(({ id, name }) => [id, name]));
  const keys = ['audience', 'party', 'as', 'concept', 'year', 'best', 'unit'];
  return {
    caption: text.caption,
    columns: keys.map((name, at) => ({ name, title: text.columns[at]! })),
    rows: thirdParties.map((one) => [
      names.get(one.audience) ?? one.audience,
      one.name,
      text.roles[one.as],
      one.title,
      one.year,
      one.best,
      one.unit,
    ]),
  };
}
