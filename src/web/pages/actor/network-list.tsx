import { useMemo, useState } from 'react';
import { formatNumber } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { addressOf, Link } from '../../shell/index.js';
import { byTies, drawnKind, searchNodes, type Ties, tiesOfNode } from './network-data.js';

interface NetworkListOptions {
  readonly ties: Ties;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** As many as are listed before more letters are asked for. */
const most = 40;

/** Everybody in the picture, to be searched and chosen by keyboard, with the ties of the one chosen. */
export function NetworkList({ ties, chosen, onChoose }: NetworkListOptions) {
  const [text, setText] = useState('');
  const others = useMemo(() => byTies(ties), [ties]);
  const found = searchNodes(others, text, Infinity);
  const shown = found.slice(0, most);
  const who = ties.nodes.find(({ id }) => id === chosen);
  return (
    <div className="network-list">
      <label className="field">
        <span>{words.network.search}</span>
        <input
          className="react-aria-Input"
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="quiet" role="status">
        {found.length === 0 ? words.network.none : words.network.found(shown.length, found.length)}
      </p>
      <ul className="network-nodes" aria-label={words.network.list} tabIndex={0}>
        {shown.map((node) => (
          <li key={node.id}>
            <button type="button" aria-pressed={node.id === chosen} onClick={() => onChoose(node.id)}>
              {node.name}
              <span className="quiet"> {words.network.one[drawnKind(node)]}</span>
            </button>
          </li>
        ))}
      </ul>
      <div aria-live="polite">
        {who === undefined ? (
          <p className="quiet">{words.network.choose}</p>
        ) : (
          <>
            <h3>{words.network.chosen(who.name)}</h3>
            <ul className="network-ties" tabIndex={0} aria-label={words.network.chosen(who.name)}>
              {tiesOfNode(ties, who.id)
                .slice(0, most)
                .map(({ title, otherName, outward, value, unit, year }, at) => (
                  <li key={at}>
                    {title}{' '}
                    {outward === null
                      ? words.network.with(otherName)
                      : outward
                        ? words.network.toward(otherName)
                        : words.network.fromward(otherName)}{' '}
                    <span className="quiet">{words.network.value(formatNumber(value), unit, year)}</span>
                  </li>
                ))}
            </ul>
            {who.id !== ties.actor.id && (
              <p>
                <Link href={addressOf.actor(who.id)}>{words.network.page(who.name)}</Link>
              </p>
            )}
          </>
        )}
      </div>
    </div>
  );
}
