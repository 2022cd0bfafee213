import {
  absorbedDesign,
  type AbsorbedDesign,
  type AbsorbedFit,
  fitDesign,
  pullOn,
  type Regressor,
  scaledResiduals,
} from '../statistics/index.js';
import { type Columns, columnsOf, gatherRows, treatments } from './event-study-rows.js';
import type { EventCells } from './event-study-cells.js';
import type { EventForm, EventPanel, Settings } from './event-study-panel.js';

/** What one regression says of one horizon. */
export interface HorizonFit {
  readonly estimate: number;
  /** By row, how far an error of 1 moves the estimate; and the row's residual. */
  readonly pull: Float64Array;
  readonly residuals: Float64Array;
  /** Coefficients, and means and slopes that were taken out. */
  readonly parameters: number;
  readonly covariates: readonly CovariateStrength[];
}

/** How strongly a covariate is tied to both sides: partial R², shares of what the others leave. */
export interface CovariateStrength {
  readonly name: string;
  /** With the treatment, given the other covariates. */
  readonly withTreatment: number;
  /** With the outcome, given these and the treatment. */
  readonly withOutcome: number;
}

/** Rows of one horizon: place among the cells, audience and actor-period. Valid until the next horizon. */
export interface HorizonRows {
  readonly cells: Int32Array;
  readonly audience: Int32Array;
  readonly actorPeriod: Int32Array;
  readonly events: number;
}

export interface Horizon {
  readonly rows: HorizonRows;
  /** Null where the treatment cannot be told from the rest, or is not asked for. */
  readonly fits: Readonly<Record<EventForm, HorizonFit | null>>;
}

/** One horizon, all forms from one absorbed design. O(cells · columns²). */
export function fitHorizon(
  panel: EventPanel,
  cells: EventCells,
  settings: Settings,
  columns: Columns,
  h: number,
): Horizon {
  const { count, events } = gatherRows(panel, cells, settings, columns, h);
  const rows = {
    cells: columns.cells.subarray(0, count),
    audience: columns.audience.subarray(0, count),
    actorPeriod: columns.actorPeriod.subarray(0, count),
    events,
  };
  if (events === 0) return { rows, fits: { counted: null, weighted: null } };
  const { shared, own } = columnsOf(panel, settings, columns.alongside);
  const isAsked = (form: EventForm): boolean => settings.forms.includes(form);
  const byPeriod = settings.slopes === 'by-period';
  const modelOf = (form: EventForm): string[] => [...(byPeriod ? [] : shared), ...own[form], treatments[form]];
  const names = [...new Set((['counted', 'weighted'] as const).filter(isAsked).flatMap(modelOf))];
  const values = (name: string): Float64Array => columns.named.get(name)!.subarray(0, count);
  const design = absorbedDesign({
    outcome: columns.outcome.subarray(0, count),
    regressors: names.map((name): Regressor => ({ name, values: values(name) })),
    absorb: [columns.period.subarray(0, count)],
    slopes: byPeriod ? shared.map(values) : [],
  });
  const fitOf = (form: EventForm): HorizonFit | null => {
    if (!isAsked(form)) return null;
    const places = modelOf(form).map((name) => names.indexOf(name));
    return readFit(design, fitDesign(design, places), names.indexOf(treatments[form]));
  };
  return { rows, fits: { counted: fitOf('counted'), weighted: fitOf('weighted') } };
}

function readFit(design: AbsorbedDesign, fit: AbsorbedFit, treatment: number): HorizonFit | null {
  const pull = pullOn(design, fit, treatment);
  const parameters = fit.kept.length + design.absorbed;
  if (pull === null || !(design.rows > parameters)) return null;
  const residuals = scaledResiduals(design, fit);
  let left = 0;
  for (let i = 0; i < residuals.length; i++) left += residuals[i]! * residuals[i]!;
  const m = fit.kept.length;
  const own = fit.kept.indexOf(treatment);
  const at = (a: number, b: number): number => fit.bread[a * m + b]!;
  const covariates = fit.kept.flatMap((place, a): CovariateStrength[] => {
    if (a === own) return [];
    const explained = fit.coefficients[place]! ** 2 / at(a, a);
    const withTreatment = at(a, own) ** 2 / (at(a, a) * at(own, own));
    return [{ name: design.names[place]!, withTreatment, withOutcome: explained / (explained + left) }];
  });
  return { estimate: fit.coefficients[treatment]!, pull, residuals, parameters, covariates };
}
