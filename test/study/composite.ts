import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../../src/sources/index.js';
import { createRandom } from '../../src/statistics/index.js';
import { repository } from '../support/raw.js';

const fixtures = join(repository, 'test', 'fixtures');

/** States that fixtures speak of, beside those in the fixture of the codes: COW number, letters, ISO codes, name. */
const moreStates = [
  '2,USA,US,USA,840,United States of America',
  '20,CAN,CA,CAN,124,Canada',
  '135,PER,PE,PER,604,Peru',
  '200,UKG,GB,GBR,826,United Kingdom',
  '211,BEL,BE,BEL,56,Belgium',
  '220,FRN,FR,FRA,250,France',
  '225,SWZ,CH,CHE,756,Switzerland',
  '305,AUS,AT,AUT,40,Austria',
  '365,RUS,RU,RUS,643,Russia',
  '385,NOR,NO,NOR,578,Norway',
  '390,DEN,DK,DNK,208,Denmark',
  '500,UGA,UG,UGA,800,Uganda',
  '501,KEN,KE,KEN,404,Kenya',
  '615,ALG,DZ,DZA,12,Algeria',
  '645,IRQ,IQ,IRQ,368,Iraq',
  '651,EGY,EG,EGY,818,Egypt',
  '700,AFG,AF,AFG,4,Afghanistan',
  '710,CHN,CN,CHN,156,China',
  '712,MON,MN,MNG,496,Mongolia',
  '740,JPN,JP,JPN,392,Japan',
];

/** A raw folder with the fixtures of every source in the first of its layouts; roll-call votes of the Assembly are left out. */
export function copyFixtures(raw: string): void {
  for (const { id, layouts } of sources) {
    if (id !== 'unga-votes') copyFixture(raw, id, layouts[0]!.id);
  }
  const [codes, spells] = [join(raw, 'codes', 'crosswalk.csv'), join(raw, 'codes', 'states.csv')];
  for (const [cow, letters, iso2, iso3, number, name] of moreStates.map((line) => line.split(','))) {
    appendFileSync(codes, `${name},${iso2},${iso3},${number},${cow},${letters},${cow},Made up,\n`);
    appendFileSync(spells, `${letters},${cow},${name},1816,1,1,2016,12,31,2016\n`);
  }
}

export function copyFixture(raw: string, source: string, layout: string): void {
  mkdirSync(join(raw, source), { recursive: true });
  cpSync(join(fixtures, source, layout), join(raw, source), { recursive: true });
}

/** A made-up assembly of five states in six sessions of twelve roll calls, in the packaged layout. */
export function writeVotes(raw: string, { seed }: { readonly seed: number }): void {
  const folder = join(raw, 'unga-votes');
  mkdirSync(folder, { recursive: true });
  const random = createRandom({ seed });
  const states = [
    ['Sweden', 'SE', 0.6],
    ['Namibia', 'NA', -0.8],
    ['Germany', 'DE', 1.2],
    ['Czechia', 'CZ', 0.9],
    ['Yemen', 'YE', -1.4],
  ] as const;
  const rollCalls = ['rcid,session,importantvote,date,unres,amend,para,short,descr'];
  const votes = ['rcid,country,country_code,vote', '5000,Atlantis,XX,yes'];
  for (let session = 50; session < 56; session++) {
    for (let n = 0; n < 12; n++) {
      const id = 100 * session + n;
      rollCalls.push(`${id},${session},0,${1945 + session}-11-${10 + n},R/${id},0,0,MADE UP,Made up`);
      const [slope, low] = [1 + random.uniform(), random.normal() - 0.4];
      for (const [name, code, position] of states) {
        const latent = slope * position + random.normal();
        votes.push(`${id},${name},${code},${latent < low ? 'yes' : latent < low + 0.6 ? 'abstain' : 'no'}`);
      }
    }
  }
  const put = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  put('votes.csv', votes);
  put('roll-calls.csv', rollCalls);
  put('issues.csv', ['rcid,short_name,issue', '5000,zz,Something else']);
  put('matches.csv', ['v1,rcid1,rcid2', '1,5000,5100']);
}

/** The files of a folder as { name: bytes in hexadecimal }. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('hex')]),
  );
}
