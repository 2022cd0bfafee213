import { assets } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { type Answer, DataTable, Depths, Unknown } from '../../shell/index.js';
import { indicatorTable } from '../relationship/tables.js';
import { WeighIt } from './weigh-it.js';

type AssetsAnswer = Answer<Results['assets']>;

/** What the actor brings: the three composites, and sliders under which they and all places are made again. */
export function AssetsPart({ answer }: { readonly answer: AssetsAnswer }) {
  const { result, origins } = answer;
  const { actor, audience, composites, indicators } = result;
  const title = words.assets.title(actor.name, audience?.name ?? null);
  const known = indicators.filter(({ absent }) => absent === null);
  const sources = origins.filter(({ id }) => known.some((one) => one.sources.includes(id)));
  const everything = (
    <>
      {composites.map(({ id, reading }) => (
        <p key={id}>{reading}</p>
      ))}
      <DataTable table={indicatorTable(result)} />
      <DataTable
        table={{
          ...assets.table({ actor: actor.name, audience: audience?.name ?? null, year: result.year, composites }),
          caption: words.assets.drivers,
        }}
      />
    </>
  );
  if (result.table === null || result.table === undefined) {
    // Towns and diasporas: nobody to be compared with.
    return (
      <Depths
        id="assets-part"
        title={title}
        sentence={<p>{result.reading.sentence}</p>}
        picture={<Unknown>{words.assets.small}</Unknown>}
        everythingTitle={words.assets.everything}
        everything={<DataTable table={indicatorTable(result)} />}
      />
    );
  }
  return (
    <Depths
      id="assets-part"
      title={title}
      picture={<WeighIt result={result} table={result.table} origins={sources.length === 0 ? origins : sources} />}
      everythingTitle={words.assets.everything}
      everything={everything}
    />
  );
}
