import { Fragment, type ReactNode, useId } from 'react';
import { signOf } from '../../../charts/index.js';
import type { Estimate } from '../../../model/index.js';
import { instruments as words } from '../../messages/en/instruments.js';
import { type Answer, Depths, EstimateText, GradeMark, setQuery } from '../../shell/index.js';
import { commonDomain, type Compared, responseOf, times, type Told, toldUnit, type View } from './compare-view.js';
import { Evidence } from './evidence.js';
import { useNarrow } from './narrow.js';

interface InstrumentTableOptions {
  readonly compared: Compared;
  readonly shown: readonly Told[];
  readonly view: View;
  readonly origins: Answer<unknown>['origins'];
}

/** Every instrument in a row that opens its evidence. */
export function InstrumentTable({ compared, shown, view, origins }: InstrumentTableOptions) {
  const { by, unit } = toldUnit(compared);
  const told = (one: Told, standing: 'equal' | 'capability-share'): Estimate | null => {
    const response = responseOf(one, standing, view.horizon);
    return response === null ? null : times(response, by);
  };
  const domain = commonDomain(shown.map((one) => told(one, 'equal')));
  const { table } = words;
  const narrow = useNarrow();
  return (
    <Depths
      id="evidence"
      wide
      title={table.title}
      sentence={<p>{table.sentence}</p>}
      picture={
        <table className="instruments">
          <caption>
            {table.caption(compared.scale.title, view.horizon)}, {unit}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="column-name">
                {table.instrument}
                {narrow && <span className="second">{table.actors}</span>}
              </th>
              <th scope="col">
                {table.equal}
                {narrow && <span className="second">{table.capability}</span>}
              </th>
              {!narrow && <th scope="col">{table.capability}</th>}
              <th scope="col" className="column-grade">
                {table.grade}
              </th>
              {!narrow && <th scope="col">{table.actors}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row
                key={one.id}
                told={one}
                open={view.instrument === one.id}
                equal={told(one, 'equal')}
                capability={told(one, 'capability-share')}
                domain={domain}
                compared={compared}
                origins={origins}
                narrow={narrow}
              />
            ))}
          </tbody>
        </table>
      }
    />
  );
}

interface RowOptions {
  readonly told: Told;
  readonly open: boolean;
  readonly equal: Estimate | null;
  readonly capability: Estimate | null;
  readonly domain: readonly [number, number];
  readonly compared: Compared;
  readonly origins: Answer<unknown>['origins'];
  readonly narrow: boolean;
}

function Row({ told, open, equal, capability, domain, compared, origins, narrow }: RowOptions) {
  const evidence = useId();
  const { table } = words;
  const response = (estimate: Estimate | null): ReactNode =>
    estimate === null ? words.evidence.unknown : <EstimateText estimate={estimate} unit={null} domain={domain} />;
  const restsOn =
    told.effectiveActors === null ? words.evidence.unknown : table.actorsOf(countText(told.effectiveActors));
  return (
    <Fragment>
      <tr className={open ? 'open' : undefined} id={`instrument-${told.id}`} tabIndex={-1}>
        <th scope="row">
          <button
            type="button"
            className="opener"
            aria-expanded={open}
            aria-controls={open ? evidence : undefined}
            onClick={() => setQuery({ instrument: open ? null : told.id })}
          >
            {told.title}
          </button>
          <span className={`mechanism mechanism-${signOf(told.mechanism)}`}>{words.mechanisms[told.mechanism]}</span>
          {narrow && <span className="mechanism">{restsOn}</span>}
        </th>
        <td>
          {response(equal)}
          {narrow && <span className="second">{response(capability)}</span>}
        </td>
        {!narrow && <td>{response(capability)}</td>}
        <td>
          <GradeMark word={told.grade.word} />
        </td>
        {!narrow && <td>{restsOn}</td>}
      </tr>
      {open && (
        <tr className="evidence-row" id={evidence}>
          <td colSpan={narrow ? 3 : 5}>
            <Evidence told={told} compared={compared} origins={origins} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function countText(count: number): string {
  return count < 10 ? count.toFixed(1) : String(Math.round(count));
}
