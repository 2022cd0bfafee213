import { useEffect, useMemo, useState } from 'react';
import type { PlanSpec, Results } from '../../../study/index.js';
import { addressOf, type Asked, type Question, setQuery, useAnswerTo, usePlace } from '../../shell/index.js';
import { type Plan, planIn, textOf } from './plan-text.js';

/** Characters of an address that the server takes, with room for what stands before it. */
const longestAddress = 7_900;

export interface PlanAsked {
  readonly asked: Asked<Results['plan']>;
  /** The plan that is asked about; null until it is read. */
  readonly plan: Plan | null;
  /** Whether it is the worked example, for nobody has asked for another. */
  readonly isExample: boolean;
  /** Whether it stands in the address. */
  readonly linked: boolean;
  readonly stopped: boolean;
  /** A finished programme’s own figures, as CSV; null: none. */
  readonly figures: string | null;
  ask(plan: Plan): void;
  /** Ask about a plan as somebody wrote it, in YAML. */
  askText(text: string): void;
  askAbout(figures: string | null): void;
  stop(): void;
  again(): void;
}

/** The plan in the address, and its answer. Without one, the worked example, which the server knows. */
export function usePlan(): PlanAsked {
  const { query } = usePlace();
  // A plan that is too long for an address is held here alone.
  const [held, setHeld] = useState<string | null>(null);
  const [figures, askAbout] = useState<string | null>(null);
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const text = held ?? query['plan'] ?? null;
  const question = useMemo((): Question => {
    if (text === null && figures === null) return { address: '/plan.json', sent: null };
    return {
      address: '/api/v1/plan',
      sent: JSON.stringify({ plan: text, ...(figures === null ? {} : { figures }) }),
    };
  }, [text, figures]);
  const key = `${question.address} ${question.sent ?? ''}`;
  const stopped = stoppedAt === key;
  const asked = useAnswerTo<'plan'>(stopped ? null : question);
  const direct = useMemo(() => (text === null ? null : planIn(text)), [text]);
  const plan = direct ?? (asked.state === 'answered' ? planOfAnswer(asked.answer.question) : null);
  useEffect(() => {
    // Written otherwise than this page writes it: from here on it stands in the address as one line.
    if (text !== null && direct === null && plan !== null && held === null)
      setQuery({ plan: textOf(plan) }, { replace: true });
  }, [text, direct, plan, held]);
  const askText = (next: string): void => {
    setStoppedAt(null);
    const fits = addressOf.plan(next).length <= longestAddress;
    setHeld(fits ? null : next);
    setQuery({ plan: fits ? next : null, audience: null });
  };
  return {
    asked,
    plan,
    isExample: text === null,
    linked: held === null,
    stopped,
    figures,
    ask: (next) => askText(textOf(next)),
    askText,
    askAbout: (next) => {
      // Figures are sent, and so is the plan they belong to.
      if (next !== null && text === null && plan !== null) askText(textOf(plan));
      askAbout(next);
    },
    stop: () => setStoppedAt(key),
    again: () => setStoppedAt(null),
  };
}

/** The plan as the server understood it. */
function planOfAnswer(question: Readonly<Record<string, unknown>>): Plan | null {
  return (question['spec'] as PlanSpec | undefined) ?? null;
}
