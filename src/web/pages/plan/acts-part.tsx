import { formatNumber, formatPeriod, signOf } from '../../../charts/index.js';
import { mechanisms } from '../../../instruments/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, EstimateText, ownDomain, Unknown } from '../../shell/index.js';
import { effortText, type PartOptions, type PlanTold } from './plan-answer.js';

const { acts: text } = words;

/** Who does what toward whom, what each act adds, and what might as well be done in its place. */
export function ActsPart({ answer: { result } }: PartOptions) {
  const { portfolio, budget } = result;
  const { acts } = portfolio;
  if (acts.length === 0) return <Depths id="acts" title={text.title} picture={<Unknown>{text.none}</Unknown>} />;
  const tied = acts.filter((one) => one.tied > 0).length;
  return (
    <Depths
      id="acts"
      title={text.title}
      sentence={
        <>
          <p>{text.sentence(acts.length, effortText(portfolio.effort, budget, formatNumber))}</p>
          <p>{text.tiedSentence(tied, acts.length)}</p>
        </>
      }
      wide
      picture={<ActsTable told={result} />}
    />
  );
}

/** Strips that stand under each other reach equally far. */
export function commonDomain(acts: readonly Pick<PlanTold['portfolio']['acts'][number], 'adds'>[]) {
  const all = acts.map(({ adds }) => ownDomain(adds));
  return [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))] as const;
}

function ActsTable({ told: { portfolio, scale } }: { readonly told: PlanTold }) {
  const { acts } = portfolio;
  const domain = commonDomain(acts);
  return (
    <table className="plan-acts">
      <caption className="only-read">{text.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columns.act}</th>
          <th scope="col">{text.columns.when}</th>
          <th scope="col" className="number">
            {text.columns.effort}
          </th>
          <th scope="col">
            {text.columns.adds} <span className="unit">({scale.unit}s)</span>
          </th>
          <th scope="col">{text.columns.tied}</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={`${act.actor} ${act.instrument} ${act.audience} ${act.from}`}>
            <th scope="row">
              <span className={`plan-sign sign-${signOf(act.mechanism)}`}>{act.actorName}</span>
              <span className="plan-what">
                {act.title}
                {text.times(act.times)}
              </span>
              <span className="quiet">
                {text.toward(act.audienceName)} ·{' '}
                {mechanisms.find(({ id }) => id === act.mechanism)?.title.toLowerCase()}
              </span>
            </th>
            <td data-title={text.columns.when}>
              {text.spell(formatPeriod(act.from, scale.step), formatPeriod(act.to, scale.step))}
            </td>
            <td data-title={text.columns.effort} className="number">
              {formatNumber(act.effort)}
            </td>
            <td data-title={text.columns.adds}>
              <EstimateText estimate={act.adds} unit={null} domain={domain} />
            </td>
            <td data-title={text.columns.tied}>
              {act.tied === 0 || act.exchangeable.length === 0 ? (
                act.tied === 0 ? (
                  text.tiedNone
                ) : (
                  text.tied(act.tied)
                )
              ) : (
                <details>
                  <summary>{text.tied(act.tied)}</summary>
                  <span className="quiet">{text.foremost}</span>
                  <ul>
                    {act.exchangeable.map((one) => (
                      <li key={one}>{one}</li>
                    ))}
                  </ul>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
