import { formatNumber } from '../../../charts/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { addressOf, type Answer, DataTable, Depths, Link, Unknown } from '../../shell/index.js';
import type { Ties } from './network-data.js';
import { type DiasporaTold, diasporasOf, diasporaTable, townsOf, townsTable } from './small-actors.js';

/** As many as are listed before the table. */
const most = 8;

/** Towns and people abroad of the actor, those that count most; all of them below. */
export function SmallPart({ answer: { result } }: { readonly answer: Answer<Ties> }) {
  const towns = townsOf(result);
  const { abroad, here } = diasporasOf(result);
  if (towns.length + abroad.length + here.length === 0) return null;
  const { small } = words;
  return (
    <Depths
      id="small-part"
      title={small.title}
      picture={
        <div className="small">
          <p className="finding">{small.sentence(towns.length, abroad.length, here.length)}</p>
          <div className="small-lists">
            <div>
              <h3>{small.towns.title}</h3>
              {towns.length === 0 ? (
                <Unknown>{small.towns.none}</Unknown>
              ) : (
                <ol>
                  {towns.slice(0, most).map(({ id, name, twins }) => (
                    <li key={id}>
                      <Link href={addressOf.actor(id)}>{name}</Link> <span>{small.towns.count(twins)}</span>
                    </li>
                  ))}
                </ol>
              )}
            </div>
            <Diasporas title={small.diasporas.abroad} told={abroad} />
            <Diasporas title={small.diasporas.here} told={here} />
          </div>
        </div>
      }
      everythingTitle={small.everything}
      everything={
        <>
          {towns.length > 0 && <DataTable table={townsTable(towns)} />}
          {abroad.length > 0 && <DataTable table={diasporaTable(abroad, small.diasporas.abroad)} />}
          {here.length > 0 && <DataTable table={diasporaTable(here, small.diasporas.here)} />}
        </>
      }
    />
  );
}

function Diasporas({ title, told }: { readonly title: string; readonly told: readonly DiasporaTold[] }) {
  const { diasporas } = words.small;
  return (
    <div>
      <h3>{title}</h3>
      {told.length === 0 ? (
        <Unknown>{diasporas.none}</Unknown>
      ) : (
        <ol>
          {told.slice(0, most).map(({ id, name, people, year }) => (
            <li key={id}>
              <Link href={addressOf.actor(id)}>{name}</Link>{' '}
              <span>{diasporas.count(formatNumber(people, 0), year)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
