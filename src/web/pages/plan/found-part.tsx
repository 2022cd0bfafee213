import { formatNumber, formatPeriod } from '../../../charts/index.js';
import { nameInText } from '../../messages/en/names.js';
import { plan as words } from '../../messages/en/plan.js';
import { addressOf, DataTable, Depths, Link, Origins } from '../../shell/index.js';
import { effortText, type PartOptions, type PlanTold } from './plan-answer.js';

const { found: text } = words;

/** By which law and how surely the plan was found, and all that stands behind it. */
export function FoundPart({ answer: { result, origins } }: PartOptions) {
  const { law, portfolio, objective, scale, budget } = result;
  const { frozen, difference, relinearised } = portfolio;
  return (
    <Depths
      id="found"
      title={text.title}
      sentence={<p>{text.objective[objective]}</p>}
      picture={
        <div className="plan-found">
          <p>
            {text.question({
              actor: nameInText(result.actor.name),
              audiences: result.audiences.map(({ name }) => nameInText(name)),
              scale: scale.title,
              from: formatPeriod(result.from, scale.step),
              to: formatPeriod(result.from + result.horizon, scale.step),
              budget: effortText(budget.amount, budget, formatNumber),
              lifted: result.lifted,
            })}
          </p>
          <p>{text.law({ title: law.title, standing: words.form.standings[law.standing], draws: law.draws })}</p>
          <p>{frozen.gap === null ? text.noGap : text.gap(formatNumber(100 * frozen.gap, 1))}</p>
          <p>{text.simulated(formatNumber(100 * Math.abs(difference), 1), relinearised)}</p>
          <p>
            {text.guide} <Link href={addressOf.method()}>{text.method}</Link>.
          </p>
          <Origins origins={origins} />
        </div>
      }
      everythingTitle={text.everything}
      everything={
        <>
          <p>{result.reading.paragraph}</p>
          <DataTable table={pathsTable(result)} />
          <DataTable table={effortsTable(result)} />
        </>
      }
    />
  );
}

function effortsTable({ efforts, budget }: PlanTold) {
  const [instrument, act, upkeep] = text.effortColumns;
  const unit = budget.unit === 'US$' ? 'US$' : 'standard acts';
  return {
    caption: text.efforts,
    columns: [
      { name: 'instrument', title: instrument },
      { name: 'act', title: act, unit },
      { name: 'upkeep', title: upkeep, unit },
    ],
    rows: efforts.map((one) => [one.title, one.act, one.upkeep]),
  };
}

function pathsTable({ audiences, scale }: PlanTold) {
  const parts = ['planned', 'unplanned', 'movement'] as const;
  const titles = {
    planned: text.pathColumns.planned,
    unplanned: text.pathColumns.unplanned,
    movement: text.pathColumns.moved,
  };
  return {
    caption: text.paths,
    columns: [
      { name: 'audience', title: text.pathColumns.audience },
      { name: 'period', title: text.pathColumns.period },
      ...parts.flatMap((part) =>
        ['q50', 'q05', 'q95'].map((at) => ({
          name: `${part}_${at}`,
          title: at === 'q50' ? titles[part] : `${titles[part]}, ${at === 'q05' ? 'from' : 'to'}`,
          unit: at === 'q50' ? scale.unit : '',
        })),
      ),
    ],
    rows: audiences.flatMap((audience) =>
      audience.planned.map(({ period }, t) => [
        audience.name,
        formatPeriod(period, scale.step),
        ...parts.flatMap((part) => [audience[part][t]!.q50, audience[part][t]!.q05, audience[part][t]!.q95]),
      ]),
    ),
  };
}
