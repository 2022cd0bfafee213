import type { Acts, Figure, LedgerEntry, Ties } from '../model/index.js';
import {
  answers,
  type BallotTables,
  type CodebookEntry,
  type CodeTables,
  type Contiguity,
  type ContiguityTables,
  type Mention,
  type Place,
  type PublishedPosition,
  type Records,
  type Reject,
  type SurveyShare,
  type TwinCities,
} from '../sources/index.js';
import { column, label, type ReadTable, rowNumbers, table } from './load-columns.js';

/** Every table that a source gave, as it is: names and codes as the source writes them, each in columns of its own. */
export function tablesOf(tables: unknown, rejects: readonly Reject[]): ReadTable[] {
  const given = tables as Partial<BallotTables & CodeTables & ContiguityTables & Records>;
  return [
    ...(given.votes === undefined ? [] : ballotTables(given as BallotTables)),
    ...(given.countries === undefined ? [] : codeTables(given as CodeTables)),
    ...(given.contiguity === undefined ? [] : [contiguityTable(given.contiguity)]),
    ...(given.acts === undefined ? [] : [actTable(given.acts)]),
    ...(given.ties === undefined ? [] : [tieTable(given.ties)]),
    ...(given.figures === undefined ? [] : [figureTable(given.figures)]),
    ...(given.ledger === undefined ? [] : [ledgerTable(given.ledger)]),
    ...(given.surveys === undefined ? [] : [surveyTable(given.surveys)]),
    ...(given.mentions === undefined ? [] : [mentionTable(given.mentions)]),
    ...(given.published === undefined ? [] : [publishedTable(given.published)]),
    ...(given.places === undefined ? [] : [placeTable(given.places)]),
    ...(given.twins === undefined ? [] : [twinTable(given.twins)]),
    ...(given.codebook === undefined ? [] : [codebookTable(given.codebook)]),
    rejectTable(rejects),
  ];
}

function ballotTables({ votes, rollCalls, matches }: BallotTables): ReadTable[] {
  const ballots = rowNumbers(votes.answer.length);
  return [
    table(
      'ballots',
      'Votes: one row a voter and roll call',
      ['roll_call', 'voter', 'voter_code'],
      [
        column('text', 'roll_call', 'Id of the roll call', ballots, (row) => votes.rollCalls[votes.rollCall[row]!]!),
        column(
          'text',
          'voter',
          'The voter as the source names it',
          ballots,
          (row) => votes.voters[votes.voter[row]!]!.name,
        ),
        column(
          'text',
          'voter_code',
          'The voter’s code in the source; empty where it has none',
          ballots,
          (row) => votes.voters[votes.voter[row]!]!.code,
        ),
        column('text', 'answer', 'yes, abstain or no', ballots, (row) => answers[votes.answer[row]!]!),
      ],
    ),
    table(
      'roll-calls',
      'Roll calls',
      ['roll_call'],
      [
        column('text', 'roll_call', 'Id of the roll call', rollCalls, ({ id }) => id),
        column('integer', 'period', 'Step of the scale’s clock', rollCalls, ({ period }) => period),
        column('text', 'date', 'ISO day of the vote', rollCalls, ({ date }) => date),
        column('boolean', 'paragraph', 'Whether it was about one paragraph', rollCalls, ({ paragraph }) => paragraph),
        column('boolean', 'amendment', 'Whether it was about an amendment', rollCalls, ({ amendment }) => amendment),
        column('text list', 'issues', 'Codes of its subjects', rollCalls, ({ issues }) => issues),
        column('text', 'title', 'What it was about', rollCalls, ({ title }) => title),
      ],
    ),
    table(
      'matches',
      'Roll calls that repeat an earlier one',
      [],
      [
        column('text', 'earlier', 'Id of the earlier roll call', matches, ({ earlier }) => earlier),
        column('text', 'later', 'Id of the later roll call', matches, ({ later }) => later),
      ],
    ),
  ];
}

function codeTables({ countries, states }: CodeTables): ReadTable[] {
  return [
    table(
      'countries',
      'Countries and territories with their codes',
      ['name'],
      [
        column('text', 'name', 'English name', countries, ({ name }) => name),
        column('text', 'iso2', 'ISO 3166 alpha-2', countries, ({ iso2 }) => iso2),
        column('text', 'iso3', 'ISO 3166 alpha-3', countries, ({ iso3 }) => iso3),
        column('integer', 'cow', 'Correlates of War number', countries, ({ cow }) => cow),
        column('text', 'region', 'World Bank region', countries, ({ region }) => region),
        column('text list', 'others', 'Codes elsewhere, scheme:code', countries, ({ others }) => others),
      ],
    ),
    table(
      'states',
      'Spells of states',
      ['cow', 'first_day'],
      [
        column('integer', 'cow', 'Correlates of War number', states, ({ cow }) => cow),
        column('text', 'abbreviation', 'Letters of the state', states, ({ abbreviation }) => abbreviation),
        column('text', 'name', 'Name of the state', states, ({ name }) => name),
        column('text', 'first_day', 'First ISO day', states, ({ from }) => from),
        column('text', 'last_day', 'Last ISO day; empty where it still exists', states, ({ to }) => to),
      ],
    ),
  ];
}

function contiguityTable(stretches: readonly Contiguity[]): ReadTable {
  return table(
    'contiguity',
    'Neighbours: one row a pair and stretch of time',
    [],
    [
      column('integer', 'first', 'Correlates of War number of one state', stretches, ({ first }) => first),
      column('integer', 'second', 'Of the other', stretches, ({ second }) => second),
      column('integer', 'kind', 'Kind of contiguity', stretches, ({ kind }) => kind),
      column('text', 'first_month', 'Month in which it begins', stretches, ({ from }) => from),
      column('text', 'last_month', 'Month in which it ends; empty where it goes on', stretches, ({ to }) => to),
    ],
  );
}

function actTable(acts: Acts): ReadTable {
  const rows = rowNumbers(acts.rows);
  return table(
    'acts',
    'Acts: one row an act and period',
    [],
    [
      ...label('actor', 'Who acted', rows, (row) => acts.labels[acts.actor[row]!]),
      ...label('audience', 'Toward whom', rows, (row) => acts.labels[acts.audience[row]!]),
      column('text', 'scheme', 'Coding scheme', rows, (row) => acts.codes[acts.code[row]!]!.scheme),
      column('text', 'code', 'Code in that scheme', rows, (row) => acts.codes[acts.code[row]!]!.code),
      column('integer', 'month', 'First month it speaks of: year × 12 + month − 1', rows, (row) => acts.month[row]!),
      column('integer', 'months', 'How finely it is dated, in months', rows, (row) => acts.months[row]!),
      column('integer', 'hundredths', 'Amount in hundredths of the scheme’s unit', rows, (row) => {
        const amount = acts.hundredths[row]!;
        return Number.isNaN(amount) ? null : amount;
      }),
      column('integer', 'together', 'How many did it together; 0 = not told', rows, (row) => acts.together[row]!),
      column('text', 'event', 'Case or collection', rows, (row) => acts.event[row]!),
    ],
  );
}

function tieTable(ties: Ties): ReadTable {
  const rows = rowNumbers(ties.rows);
  return table(
    'ties',
    'Ties: one row a pair and year',
    [],
    [
      column('text', 'tie', 'Kind of tie', rows, (row) => ties.kinds[ties.kind[row]!]!),
      ...label('first', 'The one from whom it goes', rows, (row) => ties.labels[ties.first[row]!]),
      ...label('second', 'The other', rows, (row) => ties.labels[ties.second[row]!]),
      column('integer', 'year', 'Year', rows, (row) => ties.year[row]!),
      column('real', 'value', 'In the unit of its kind', rows, (row) => ties.value[row]!),
    ],
  );
}

function figureTable(figures: readonly Figure[]): ReadTable {
  return table(
    'figures',
    'Numbers about single actors',
    [],
    [
      column('text', 'figure', 'What is measured', figures, ({ figure }) => figure),
      ...label('actor', 'About whom', figures, ({ actor }) => actor),
      column('integer', 'year', 'Year', figures, ({ year }) => year),
      column('real', 'value', 'In the unit of its kind', figures, ({ value }) => value),
      column('real', 'sd', 'Standard deviation of measurement', figures, ({ sd }) => sd),
    ],
  );
}

function ledgerTable(entries: readonly LedgerEntry[]): ReadTable {
  return table(
    'ledger',
    'Entries of the ledger of people',
    [],
    [
      column('text', 'concept', 'What is counted', entries, ({ concept }) => concept),
      ...label('population', 'Whose people', entries, ({ population }) => population),
      ...label('place', 'Where', entries, ({ place }) => place),
      ...label('side_a', 'One side', entries, ({ sideA }) => sideA),
      ...label('side_b', 'The other side', entries, ({ sideB }) => sideB),
      column('integer', 'year', 'Year', entries, ({ year }) => year),
      column('real', 'low', 'Low estimate', entries, ({ low }) => low),
      column('real', 'best', 'Best estimate', entries, ({ best }) => best),
      column('real', 'high', 'High estimate', entries, ({ high }) => high),
      column('text', 'event', 'Conflict or case', entries, ({ event }) => event),
    ],
  );
}

function surveyTable(surveys: readonly SurveyShare[]): ReadTable {
  return table(
    'surveys',
    'Answers about a target',
    [],
    [
      ...label('audience', 'Who answered', surveys, ({ audience }) => audience),
      ...label('target', 'About whom', surveys, ({ target }) => target),
      column('integer', 'year', 'Year', surveys, ({ year }) => year),
      column('real', 'favourable', 'Share favourable', surveys, ({ favourable }) => favourable),
      column('real', 'unfavourable', 'Share unfavourable', surveys, ({ unfavourable }) => unfavourable),
      column('real', 'unknown', 'Share who do not know', surveys, ({ unknown }) => unknown),
      column('real', 'refused', 'Share who refused', surveys, ({ refused }) => refused),
      column('real', 'respondents', 'Respondents', surveys, ({ respondents }) => respondents),
      column('real', 'effective', 'Independent respondents they are worth', surveys, ({ effective }) => effective),
    ],
  );
}

function mentionTable(mentions: readonly Mention[]): ReadTable {
  return table(
    'mentions',
    'Mentions in speeches',
    [],
    [
      ...label('speaker', 'Whose speech', mentions, ({ speaker }) => speaker),
      ...label('target', 'Who is named', mentions, ({ target }) => target),
      column('integer', 'year', 'Year', mentions, ({ year }) => year),
      column('integer', 'mentions', 'How often', mentions, (row) => row.mentions),
      column('integer', 'words', 'Words of the whole speech', mentions, ({ words }) => words),
    ],
  );
}

function publishedTable(published: readonly PublishedPosition[]): ReadTable {
  return table(
    'published',
    'Published positions',
    [],
    [
      column('text', 'series', 'Which series', published, ({ series }) => series),
      ...label('audience', 'Whose position', published, ({ audience }) => audience),
      column('integer', 'year', 'Year', published, ({ year }) => year),
      column('real', 'mean', 'Mean', published, ({ mean }) => mean),
      ...(['q05', 'q10', 'q50', 'q90', 'q95'] as const).map((name) =>
        column('real', name, `Quantile ${name.slice(1)} %`, published, (row) => row[name]),
      ),
      column('integer', 'votes', 'Votes behind it', published, ({ votes }) => votes),
    ],
  );
}

function placeTable(places: readonly Place[]): ReadTable {
  return table(
    'places',
    'Cities and missions',
    [],
    [
      column('text', 'kind', 'city or mission', places, ({ kind }) => kind),
      column('text', 'name', 'City', places, ({ name }) => name),
      ...label('country', 'Country', places, ({ country }) => country),
      column('text', 'division', 'First-level division', places, ({ division }) => division),
      column('real', 'latitude', 'Degrees north', places, ({ latitude }) => latitude),
      column('real', 'longitude', 'Degrees east', places, ({ longitude }) => longitude),
      column('text', 'code', 'Id in the source', places, ({ code }) => code),
    ],
  );
}

function twinTable(twins: readonly TwinCities[]): ReadTable {
  const side = (name: 'first' | 'second') => [
    column('text', name, 'Town', twins, (row) => row[name].name),
    ...label(`${name}_country`, 'Its country', twins, (row) => row[name].country),
    column('real', `${name}_latitude`, 'Degrees north', twins, (row) => row[name].latitude),
    column('real', `${name}_longitude`, 'Degrees east', twins, (row) => row[name].longitude),
  ];
  return table('twins', 'Twinned towns', [], [...side('first'), ...side('second')]);
}

function codebookTable(entries: readonly CodebookEntry[]): ReadTable {
  return table(
    'codebook',
    'What codes mean',
    [],
    [
      column('text', 'list', 'Which list', entries, ({ list }) => list),
      column('text', 'code', 'Code', entries, ({ code }) => code),
      column('text', 'title', 'Its title', entries, ({ title }) => title),
      column('text', 'category', 'Category', entries, ({ category }) => category),
      column('real', 'value', 'Weight', entries, ({ value }) => value),
    ],
  );
}

function rejectTable(rejects: readonly Reject[]): ReadTable {
  return table(
    'rejects',
    'Rows that could not be used, and why',
    [],
    [
      column('text', 'file', 'File', rejects, ({ file }) => file),
      column('integer', 'line', 'Line in the file; the header is line 1', rejects, ({ line }) => line),
      column('text', 'column', 'Column', rejects, (reject) => reject.column),
      column('text', 'value', 'What stood there', rejects, ({ value }) => value),
      column('text', 'reason', 'Why the row could not be used', rejects, ({ reason }) => reason),
    ],
  );
}
