import type { ReactNode } from 'react';
import { formatInterval } from '../../../charts/index.js';
import type { Estimate } from '../../../model/index.js';
import { relationship } from '../../messages/en/relationship.js';
import { Strip, Term } from '../../shell/index.js';
import type { WordGroup, WordRow } from './word-rows.js';

/** Every word with its number, in groups; what is not known says why. */
export function WordsTold({ groups }: { readonly groups: readonly WordGroup[] }) {
  return (
    <>
      {groups.map(({ id, rows }) => (
        <div className="words-told" key={id}>
          <h3>{relationship.words.groups[id]}</h3>
          <dl>
            {rows.map((row) => (
              <Told row={row} key={row.id} />
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

function Told({ row: { id, word, estimate, reliable, why } }: { readonly row: WordRow }) {
  return (
    <div className={id === 'attributedToActs' ? 'word-told word-part' : 'word-told'}>
      <dt>
        <Term of={word}>{relationship.words.rows[id] ?? word}</Term>
      </dt>
      <dd>
        {estimate === null || !reliable ? (
          <NotTold>
            {estimate === null ? relationship.notTold : relationship.words.unreliable}
            {why !== null && estimate === null && <span className="why"> {relationship.words.because(why.got)}</span>}
          </NotTold>
        ) : null}
        {estimate !== null && <EstimateTold estimate={estimate} />}
      </dd>
    </div>
  );
}

/** Strip, median and interval with as many digits as tell it from 0, and the unit after them. */
export function EstimateTold({ estimate }: { readonly estimate: Estimate }) {
  const { q05, q95, unit } = estimate;
  const [low, high] = [Math.min(0, q05), Math.max(0, q95)];
  const margin = 0.08 * (high - low || 1);
  return (
    <span className="estimate">
      <Strip estimate={estimate} domain={[low - margin, high + margin]} />
      <span>
        {formatInterval(estimate)}
        {unit !== '' && <span className="quiet"> {relationship.words.unit(unit)}</span>}
      </span>
    </span>
  );
}

function NotTold({ children }: { readonly children: ReactNode }) {
  return <span className="not-told">{children}</span>;
}
