import { type Chart, fan, type FanData, formatNumber, formatPeriod, isClear } from '../../../charts/index.js';
import { formatChance, formatMeasured, sized } from '../../../mechanics/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, EstimateText, Figure, useAnnounced } from '../../shell/index.js';
import { commonDomain } from './acts-part.js';
import { Tick } from './fields.js';
import { intendedFan } from './fan-data.js';
import { findingOf as findingOfFan, useFan, WhichAudience } from './outcome-part.js';
import { effortText, type PartOptions, type PlanTold } from './plan-answer.js';
import type { Plan } from './plan-text.js';
import type { PlanAsked } from './use-plan.js';

const { switches: text } = words;

type Switch = NonNullable<PlanTold['intended']>['acts'][number];

const switchedFan: Chart<FanData> = {
  ...fan,
  table: (data) => ({ ...fan.table(data), caption: text.table(data.audience) }),
};

interface SwitchesOptions extends PartOptions {
  readonly asking: PlanAsked;
}

/** Acts turned on and off one by one; each change is simulated anew. */
export function SwitchesPart({ answer, asking }: SwitchesOptions) {
  const { result, origins } = answer;
  const { intended, portfolio } = result;
  const [audience, data] = useFan(result);
  const found: readonly Switch[] = portfolio.acts.map((act) => ({ ...act, on: true }));
  const acts = intended?.acts ?? found;
  const switched = intended === null ? null : intendedFan(data, intended, audience.id);
  const finding = intended === null ? text.whole : findingOf(result, intended);
  useAnnounced(intended === null ? null : finding);
  if (acts.length === 0) return null;
  const domain = commonDomain(acts);
  const ask = (next: readonly Switch[]): void => {
    if (asking.plan !== null) asking.ask({ ...asking.plan, acts: next.map((act) => statedAct(act, result)) });
  };
  // All on, and all of them the plan's own: nothing has to be stated.
  const turn = (place: number, on: boolean): void => {
    const next = acts.map((act, at) => (at === place ? { ...act, on } : act));
    ask(next.every((act) => act.on) && sameActs(next, found) ? [] : next);
  };
  return (
    <Depths
      id="switches"
      title={text.title}
      sentence={
        <>
          <p>{finding}</p>
          <p className="quiet">{intended === null || sameActs(acts, found) ? text.sentence : text.intended}</p>
        </>
      }
      picture={
        <div className="plan-switches">
          <fieldset className="plan-people">
            <legend>{text.legend}</legend>
            <ul className="plan-switch-list">
              {acts.map((act, at) => (
                <li key={`${at} ${act.actor} ${act.instrument}`}>
                  <Tick on={act.on} onChange={(on) => turn(at, on)}>
                    {text.act({
                      who: act.actorName,
                      what: act.title,
                      whom: act.audienceName,
                      when: words.acts.spell(
                        formatPeriod(act.from, result.scale.step),
                        formatPeriod(act.to, result.scale.step),
                      ),
                      times: words.acts.times(act.times),
                    })}
                  </Tick>
                  <span className="quiet plan-switch-adds">
                    {text.adds(act.on)} <EstimateText estimate={act.adds} unit={null} domain={domain} />
                  </span>
                </li>
              ))}
            </ul>
            {intended !== null && (
              <div className="tools">
                {portfolio.acts.length > 0 && !sameActs(acts, found) && (
                  <button type="button" onClick={() => ask([...acts, ...found.filter((one) => !has(acts, one))])}>
                    {text.take}
                  </button>
                )}
                <button type="button" onClick={() => ask([])}>
                  {text.back}
                </button>
              </div>
            )}
          </fieldset>
          {switched !== null && (
            <Figure
              chart={switchedFan}
              data={switched}
              {...findingOfFan(switched)}
              {...(result.audiences.length > 1
                ? { controls: <WhichAudience told={result} audience={audience.id} /> }
                : {})}
              origins={origins}
              name="switched"
              note={text.note}
            />
          )}
        </div>
      }
    />
  );
}

function findingOf(
  { budget, audiences }: PlanTold,
  { acts, moved, effort, towardProbability }: NonNullable<PlanTold['intended']>,
): string {
  const toward = moved.q50 > 0 ? 'toward the aim' : 'away from the aim';
  return text.finding({
    on: acts.filter(({ on }) => on).length,
    all: acts.length,
    effort: effort === null ? text.unknownEffort : effortText(effort, budget, formatNumber),
    clear: isClear(moved) && audiences.length > 0 ? `${formatMeasured(sized(moved))} ${toward}` : null,
    range: formatMeasured(moved),
    chance: formatChance(towardProbability),
  });
}

const keyOf = ({ actor, instrument, audience, from }: Switch): string => `${actor} ${instrument} ${audience} ${from}`;

function has(acts: readonly Switch[], one: Switch): boolean {
  return acts.some((act) => keyOf(act) === keyOf(one));
}

function sameActs(acts: readonly Switch[], others: readonly Switch[]): boolean {
  return acts.length === others.length && others.every((one) => has(acts, one));
}

/** An act as a line of the plan. */
function statedAct(act: Switch, { from }: PlanTold): NonNullable<Plan['acts']>[number] {
  return {
    by: act.actor,
    instrument: act.instrument,
    toward: act.audience,
    after: act.from - from,
    times: act.times,
    on: act.on,
  };
}
