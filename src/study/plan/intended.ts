import { estimateOf, type Problem, problem, type Resolver } from '../../model/index.js';
import { actSize, type Option, tellScenario, togetherOf, totalMovement, towardProbability } from '../../plan/index.js';
import { unknownInstrument } from './budget.js';
import { called } from './ground-reading.js';
import type { Prepared } from './prepare.js';
import type { IntendedTold } from './result.js';
import type { PlanSpec } from './spec.js';
import { type NameOf, titleOf } from './tell-plan.js';

/** An act that a plan states, as an option done so many times. */
interface Stated {
  readonly given: PlanSpec['acts'][number];
  readonly option: Option;
  readonly times: number;
}

/**
 * What is intended already, as the plan has it: where the audiences would go under the acts that are on, and what each act adds, or
 * would add, in the company of the others that are on. Throws ProblemError for names that mean nobody.
 */
export function tellIntended(
  prepared: Prepared,
  { resolver, seed, nameOf }: { readonly resolver: Resolver; readonly seed: number; readonly nameOf: NameOf },
): { readonly intended: IntendedTold | null; readonly problems: readonly Problem[] } {
  const { spec, task, audiences, scale, grounds } = prepared;
  if (spec.acts.length === 0) return { intended: null, problems: [] };
  const problems: Problem[] = [];
  const acts = spec.acts.flatMap((given, i) => {
    const found = statedAct(prepared, given, { resolver, where: `acts.${i}` });
    if ('problem' in found) problems.push(found.problem);
    return 'problem' in found ? [] : [found];
  });
  const together = togetherOf(task, acts);
  const on = acts.flatMap(({ given }, i) => (given.on ? [i] : []));
  const planned = together(on);
  const movement = totalMovement(task.targets, planned, task.steps);
  // Movement of all is weighted; what one act adds is that of its own audience.
  const adds = (place: number, target: number): Float64Array => {
    const own = [{ ...task.targets[target]!, weight: 1 }];
    const without = on.filter((other) => other !== place);
    const less = totalMovement(own, together(without), task.steps);
    return totalMovement(own, together([...without, place]), task.steps).map((moved, d) => moved - less[d]!);
  };
  return {
    problems,
    intended: {
      moved: estimateOf(movement, scale.unit),
      towardProbability: towardProbability(movement),
      effort: effortOf(
        prepared,
        on.map((place) => acts[place]!),
      ),
      audiences: task.targets.map((target, j) => {
        const told = tellScenario(target, planned, { steps: task.steps, seed, stream: j });
        const { id, name } = audiences[j]!.actor;
        return { id, name, moved: told.moved, planned: told.planned };
      }),
      acts: acts.map(({ given, option, times }, i) => {
        const toward = audiences[option.target]!.actor;
        return {
          actor: option.actor,
          actorName: nameOf(option.actor),
          instrument: option.instrument,
          title: titleOf(option.instrument),
          mechanism: option.mechanism,
          audience: toward.id,
          audienceName: toward.name,
          from: grounds.from + option.start,
          to: grounds.from + option.start + option.held - 1,
          times,
          on: given.on,
          effort: effortOf(prepared, [{ option, times }]),
          adds: estimateOf(adds(i, option.target), scale.unit),
        };
      }),
    },
  };
}

function statedAct(
  { task, known, participants, audiences, efforts }: Prepared,
  given: PlanSpec['acts'][number],
  { resolver, where }: { readonly resolver: Resolver; readonly where: string },
): Stated | { readonly problem: Problem } {
  const by = called(resolver, given.by, `${where}.by`);
  const toward = called(resolver, given.toward, `${where}.toward`);
  const participant = participants.find(({ actor }) => actor.id === by.id);
  const target = audiences.findIndex(({ actor }) => actor.id === toward.id);
  const found = known.find(({ instrument }) => instrument.id === given.instrument);
  if (found === undefined)
    throw unknownInstrument(
      given.instrument,
      known.map(({ instrument }) => instrument),
      `${where}.instrument`,
    );
  if (participant === undefined || target < 0 || given.after >= task.steps) {
    return {
      problem: problem('not-yet-known', {
        expected: 'an intended act of somebody who takes part, toward an audience of the plan, within the horizon',
        got: `${given.by} toward ${given.toward} after ${given.after}`,
        fix: 'It is left out. Add who acts to the partners with consents: true, or the audience to the audiences.',
        where: { parameter: where },
      }),
    };
  }
  const { instrument, response, standard } = found;
  const { dose, most } = actSize(instrument, standard);
  const held = instrument.lasting ? task.steps - given.after : 1;
  const effort = efforts.get(instrument.id) ?? null;
  return {
    given,
    times: instrument.transform === 'present' ? 1 : given.times,
    option: {
      actor: by.id,
      instrument: instrument.id,
      mechanism: instrument.mechanism,
      target,
      start: given.after,
      held,
      lasting: instrument.lasting,
      unit: dose * participant.standing * participant.carries,
      response,
      aim: participant.aim,
      // Nothing is chosen by it here: what is not known does not hinder.
      effort: effort === null ? 1 : effort.act + effort.upkeep * held,
      most,
    },
  };
}

/** Null where the effort of an instrument is not known. */
function effortOf({ efforts }: Prepared, acts: readonly Omit<Stated, 'given'>[]): number | null {
  if (acts.some(({ option }) => (efforts.get(option.instrument) ?? null) === null)) return null;
  return acts.reduce((sum, { option, times }) => sum + times * option.effort, 0);
}
