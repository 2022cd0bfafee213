import * as highsModule from 'highs';
import type { Highs, HighsCallbackMap } from 'highs';
import type { MixedProblem, MixedSolution, SolveOptions } from '../../plan/index.js';

// Its types are those of a CommonJS module, but the module that is imported has the loader itself as its default.
const loadHighs = highsModule.default as unknown as () => Promise<Highs>;

let loaded: Promise<Highs> | null = null;

/** Solve a problem by HiGHS in this thread, which it holds until it is done. Progress is told meanwhile. */
export async function solveByHighs(problem: MixedProblem, options: SolveOptions): Promise<MixedSolution> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const began = performance.now();
  const { gain, lower, upper, whole, rows } = problem;
  const count = gain.length;
  const height = rows.lower.length;
  return highs.withModel(
    {
      numCols: count,
      numRows: height,
      sense: highs.constants.objectiveSense.maximize,
      colCost: gain,
      colLower: lower,
      colUpper: upper,
      rowLower: rows.lower,
      rowUpper: rows.upper,
      matrix: {
        format: 'csr',
        numCols: count,
        numRows: height,
        starts: rows.starts,
        indices: rows.columns,
        values: rows.values,
      },
      ...(options.relaxed ? {} : { integrality: Int32Array.from(whole) }),
    },
    (model) => {
      model.options.set({ output_flag: false, time_limit: Math.max(0.05, options.seconds), mip_rel_gap: options.gap });
      if (options.start !== undefined && !options.relaxed) model.setSolution({ colValue: options.start });
      const { onProgress } = options;
      const callbacks: HighsCallbackMap =
        onProgress === undefined
          ? {}
          : {
              // Its logging channel is silent where nothing is printed; this one speaks at every check.
              [highs.constants.callbackType.mipInterrupt](event) {
                const { mip_primal_bound: value, mip_dual_bound: bound } = event.data;
                if (value !== undefined && bound !== undefined) onProgress(value, bound);
              },
            };
      model.run(callbacks);
      const status = model.getModelStatus();
      const { optimal } = highs.constants.modelStatus;
      const solution = model.getSolution();
      const feasible = Number(model.info.get('primal_solution_status')) === 2;
      return {
        status: status === optimal ? 'best' : feasible ? 'found' : 'none',
        values: solution.colValue,
        value: model.getObjectiveValue(),
        bound: options.relaxed
          ? status === optimal
            ? model.getObjectiveValue()
            : Infinity
          : Number(model.info.get('mip_dual_bound')),
        rowValues: options.relaxed ? solution.rowDual : null,
        seconds: (performance.now() - began) / 1000,
      } satisfies MixedSolution;
    },
  );
}
