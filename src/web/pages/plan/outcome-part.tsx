import { fan, type FanData } from '../../../charts/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, Figure, setQuery, useAnswer, usePlace } from '../../shell/index.js';
import { fanData, stepsBefore } from './fan-data.js';
import type { PartOptions, PlanTold } from './plan-answer.js';

/** The way of one audience under the plan, against doing nothing. */
export function OutcomePart({ answer: { result, origins } }: PartOptions) {
  const [audience, data] = useFan(result);
  return (
    <Depths
      id="outcome"
      title={words.fan.title}
      picture={
        <Figure
          chart={fan}
          data={data}
          origins={origins}
          findingAs="h3"
          {...findingOf(data)}
          note={words.fan.note}
          {...(result.audiences.length > 1 ? { controls: <WhichAudience told={result} audience={audience.id} /> } : {})}
        />
      }
    />
  );
}

/** The audience that is looked at, and its way. */
export function useFan(told: PlanTold): readonly [PlanTold['audiences'][number], FanData] {
  const { query } = usePlace();
  const { scale, actor, audiences, from } = told;
  const audience = audiences.find(({ id }) => id === query['audience']) ?? audiences[0]!;
  const year = (period: number): number => (scale.step === 'month' ? Math.floor(period / 12) : period);
  const measured = useAnswer('positions', {
    scale: scale.id,
    audience: audience.id,
    toward: scale.kind === 'directed' ? actor.id : null,
    from: year(from - stepsBefore),
    to: year(from),
  });
  return [audience, fanData(told, audience, measured.answer?.result.positions ?? [])];
}

/** Of an audience on which nothing acts it is said so. */
export function findingOf({ audience, moved }: FanData): { readonly finding?: string } {
  return moved !== null && moved.q05 === 0 && moved.q95 === 0 ? { finding: words.fan.untouched(audience) } : {};
}

export function WhichAudience({ told, audience }: { readonly told: PlanTold; readonly audience: string }) {
  return (
    <label className="field">
      <span>{words.fan.whom}</span>
      <select value={audience} onChange={(event) => setQuery({ audience: event.target.value }, { replace: true })}>
        {told.audiences.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
