import { formatNumber, frontier, type FrontierData } from '../../../charts/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, Figure } from '../../shell/index.js';
import type { PartOptions, PlanTold } from './plan-answer.js';

/** Movement against effort. */
export function FrontierPart({ answer: { result, origins } }: PartOptions) {
  if (result.frontier.length === 0) return null;
  return (
    <Depths
      id="effort"
      title={words.frontier.title}
      picture={
        <Figure
          chart={frontier}
          data={frontierData(result)}
          origins={origins}
          findingAs="h3"
          note={words.frontier.note}
        />
      }
    />
  );
}

/** Budgets that come to the same effort are one point: the plan’s own, or the least of them. */
function frontierData({ frontier: points, portfolio, budget, scale }: PlanTold): FrontierData {
  const unit = budget.unit === 'US$' ? 'US$' : 'standard acts';
  const own = points.find((one) => one.budget === budget.amount);
  const others = points.filter(
    (one, at) =>
      one !== own &&
      one.effort !== own?.effort &&
      one.effort > 0 &&
      points.findIndex(({ effort }) => effort === one.effort) === at,
  );
  return {
    unit: scale.unit,
    effortUnit: unit,
    portfolios: [
      {
        id: 'own',
        title: words.frontier.own,
        effort: portfolio.effort,
        moved: portfolio.moved,
        tied: [],
        coercive: false,
      },
      ...others.map((one) => ({
        id: `budget-${one.budget}`,
        title: words.frontier.other(formatNumber(one.budget)),
        effort: one.effort,
        moved: one.moved,
        tied: [],
        coercive: false,
      })),
    ].toSorted((a, b) => a.effort - b.effort),
    chosen: 'own',
  };
}
