import { forces, type ForcesData, formatNumber, formatPeriod, isClear } from '../../../charts/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, EstimateText, Figure, Unknown } from '../../shell/index.js';
import { effortText, type PartOptions, type PlanTold } from './plan-answer.js';

const { coercion: text } = words;

/** What coercion would do for the same aim and budget, with the harm that goes with it: for comparison, never recommended. */
export function CoercionPart({ answer: { result, origins } }: PartOptions) {
  const { coercion } = result;
  if (coercion === null || coercion.acts.length === 0) {
    return (
      <Depths
        id="coercion"
        title={text.title}
        sentence={<p>{text.never}</p>}
        picture={<Unknown>{coercion === null ? text.none : text.nothing}</Unknown>}
      />
    );
  }
  return (
    <Depths
      id="coercion"
      title={text.title}
      sentence={<p>{text.never}</p>}
      wide
      picture={
        <div className="plan-two plan-coercion">
          <Figure
            chart={forces}
            data={forcesData(result, coercion)}
            origins={origins}
            name="against-coercion"
            findingAs="h3"
            finding={text.finding({ clear: isClear(coercion.moved), ratio: ratioOf(coercion.breakEven) })}
            note={text.effortNote}
          />
          <div className="plan-beside">
            <Comparison told={result} coercion={coercion} />
            <Harm harm={coercion.harm} />
          </div>
        </div>
      }
      everythingTitle={text.acts}
      everything={
        <ul>
          {coercion.acts.map((act) => (
            <li key={`${act.actorName} ${act.title} ${act.audienceName} ${act.from}`}>
              {words.switches.act({
                who: act.actorName,
                what: act.title,
                whom: act.audienceName,
                when: formatPeriod(act.from, result.scale.step),
                times: words.acts.times(act.times),
              })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

type Coercion = NonNullable<PlanTold['coercion']>;

function ratioOf(breakEven: number | null): string | null {
  return breakEven === null ? null : formatNumber(breakEven, breakEven < 10 ? 1 : 0);
}

function forcesData({ scale }: PlanTold, { moved, planMoved }: Coercion): ForcesData {
  const row = (id: string, title: string, estimate: Coercion['moved'], sign: 'attraction' | 'coercion') => ({
    id,
    title,
    sign,
    kind: 'instrument' as const,
    estimate,
    known: isClear(estimate),
    note: '',
  });
  return {
    actor: text.plan,
    audience: words.partners.whole,
    unit: scale.unit,
    rows: [row('plan', text.plan, planMoved, 'attraction'), row('coercion', text.coercion, moved, 'coercion')],
    ends: ['away from the aim', 'toward the aim'],
  };
}

function Comparison({ told: { budget }, coercion }: { readonly told: PlanTold; readonly coercion: Coercion }) {
  const chance = (share: number): string => formatNumber(100 * share, 0);
  const effort = (value: number): string => effortText(value, budget, formatNumber);
  const rows = [
    [text.rows.effort, effort(coercion.planEffort), effort(coercion.effort)],
    [text.rows.durability, told(coercion.planDurability), told(coercion.durability)],
    [text.rows.backlash, chance(coercion.planBacklash), chance(coercion.backlash)],
    [text.rows.even, '–', ratioOf(coercion.breakEven) ?? text.unknown],
  ] as const;
  return (
    <table className="plan-comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{text.columns.plan}</th>
          <th scope="col">{text.columns.coercion}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, plan, other]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{plan}</td>
            <td>{other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function told(estimate: Coercion['durability']) {
  return estimate === null ? text.unknown : <EstimateText estimate={estimate} unit={null} />;
}

function Harm({ harm }: Pick<Coercion, 'harm'>) {
  const known = harm.flatMap((one) => (one.best === null ? [] : [{ ...one, best: one.best }]));
  const unknown = harm.filter(({ best }) => best === null).map(({ instrumentTitle }) => instrumentTitle);
  const kinds = [...new Map(known.map((one) => [one.title, one])).values()];
  return (
    <>
      <h3>{text.harm}</h3>
      {kinds.map(({ title, unit }) => (
        <p key={title}>
          {text.harmKind(title, unit)}:{' '}
          {known
            .filter((one) => one.title === title)
            .map((one) => text.harmRow(one.instrumentTitle, formatNumber(one.best)))
            .join('; ')}
          .
        </p>
      ))}
      {unknown.length > 0 && <p className="quiet">{text.harmUnknown(unknown)}</p>}
    </>
  );
}
