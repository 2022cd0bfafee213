import { useMemo, useState } from 'react';
import type { NodeKind } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { type Answer, DataTable, Depths, Origins, setQuery, Unknown, usePlace } from '../../shell/index.js';
import { drawnKind, filtered, layoutInput, networkData, nodeKinds, type Ties, tiesTable } from './network-data.js';
import { NetworkList } from './network-list.js';
import { NetworkPicture } from './network-picture.js';
import { useLayout } from './use-layout.js';

/** What is shown until another choice is made: towns and diasporas are many. */
const firstShown: readonly NodeKind[] = ['state', 'organisation', 'other'];

/** The network of ties: picture, list and table of the same. */
export function NetworkPart({ answer: { result, origins } }: { readonly answer: Answer<Ties> }) {
  const { query } = usePlace();
  const given = query['nodes'];
  const tie = result.kinds.some(({ id }) => id === query['tie']) ? query['tie']! : null;
  const there = useMemo(() => countsOf(result), [result]);
  const shown = useMemo(() => {
    const kinds = given === undefined ? firstShown : nodeKinds.filter((kind) => given.split(',').includes(kind));
    // A city or a diaspora has no states to begin with.
    return new Set(kinds.some((kind) => (there.get(kind) ?? 0) > 0) || given !== undefined ? kinds : nodeKinds);
  }, [given, there]);
  const part = useMemo((): Ties => ({ ...result, ...filtered(result, { nodes: shown, tie }) }), [result, shown, tie]);
  const input = useMemo(() => layoutInput(part), [part]);
  const still = useMemo(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const laidOut = useLayout(input, still);
  const [chosen, setChosen] = useState<string | null>(null);
  const title = words.network.of(result.actor.name, result.year);
  const places = laidOut?.places ?? input.places;
  const data = useMemo(() => networkData(part, places, title), [part, places, title]);
  const toggle = (kind: NodeKind): void => {
    const next = nodeKinds.filter((one) => shown.has(one) !== (one === kind));
    setQuery({ nodes: next.join(',') }, { replace: true });
  };
  if (result.links.length === 0) {
    return (
      <Depths id="network-part" title={words.network.title} picture={<Unknown>{words.network.unknown}</Unknown>} />
    );
  }
  const table = tiesTable(part, title);
  return (
    <Depths
      id="network-part"
      title={words.network.title}
      picture={
        <div className="network">
          <p className="finding">{result.reading}</p>
          <div className="network-choices">
            <fieldset className="checks">
              <legend>{words.network.show}</legend>
              {nodeKinds
                .filter((kind) => (there.get(kind) ?? 0) > 0)
                .map((kind) => (
                  <label key={kind}>
                    <input type="checkbox" checked={shown.has(kind)} onChange={() => toggle(kind)} />{' '}
                    {words.network.kind(words.network.kinds[kind], there.get(kind)!)}
                  </label>
                ))}
            </fieldset>
            <label className="field">
              <span>{words.network.tie}</span>
              <select
                value={tie ?? ''}
                onChange={(event) => setQuery({ tie: event.target.value || null }, { replace: true })}
              >
                <option value="">{words.network.allTies}</option>
                {result.kinds.map(({ id, title: called, links }) => (
                  <option key={id} value={id}>
                    {words.network.tieOption(called, links)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div className="network-both">
            <NetworkPicture
              data={data}
              resting={laidOut?.done === true}
              chosen={chosen}
              onChoose={setChosen}
              table={table}
            />
            <NetworkList ties={part} chosen={chosen} onChoose={setChosen} />
          </div>
          <p className="figure-note">
            {words.network.signs} {words.network.note}
          </p>
          <p className="figure-note">{result.actor.kind === 'state' && words.network.limits}</p>
          <Origins origins={origins} />
        </div>
      }
      everythingTitle={words.network.everything}
      everything={<DataTable table={table} />}
    />
  );
}

/** How many nodes there are of each kind, the actor left out. */
function countsOf({ nodes, actor }: Ties): ReadonlyMap<NodeKind, number> {
  const counts = new Map<NodeKind, number>();
  for (const node of nodes) {
    if (node.id === actor.id) continue;
    const kind = drawnKind(node);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
