import { toCsv } from '../../../charts/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { DataTable, Depths, save } from '../../shell/index.js';
import type { PartOptions, PlanTold } from './plan-answer.js';

const { logic: text } = words;

/** The plan as a logic model, to be taken along. */
export function LogicPart({ answer: { result } }: PartOptions) {
  const table = logicTable(result);
  return (
    <Depths
      id="logic"
      title={text.title}
      sentence={<p>{text.sentence}</p>}
      wide
      picture={
        <div>
          <div className="tools">
            <button
              type="button"
              onClick={() => save('suasion-logic-model.csv', 'text/csv;charset=utf-8', toCsv(table))}
            >
              {text.csv}
            </button>
          </div>
          <DataTable table={table} />
        </div>
      }
    />
  );
}

function logicTable({ logicModel }: PlanTold) {
  const keys = ['stage', 'statement', 'indicator', 'baseline', 'target', 'sample', 'date'];
  return {
    caption: text.caption,
    columns: keys.map((name, at) => ({ name, title: text.columns[at]! })),
    rows: logicModel.map((row) => [
      row.stage,
      row.statement,
      row.indicator,
      row.baseline,
      row.target,
      row.sample,
      row.date,
    ]),
  };
}
