import { type Problem, problem } from '../model/index.js';
import { openAccount } from './account.js';
import { type BallotTables, openBallotBox } from './ballots.js';
import { type Recognised, recognise, requireOneLayout } from './recognise.js';
import type { Source } from './source.js';
import { dataverseLayout, readDataverseVotes } from './unga-votes-dataverse.js';
import { libraryLayout, readLibraryVotes } from './unga-votes-library.js';
import {
  packagedLayout,
  readPackagedIssues,
  readPackagedMatches,
  readPackagedRollCalls,
  readPackagedVotes,
} from './unga-votes-packaged.js';

const layouts = [packagedLayout, dataverseLayout, libraryLayout];

/**
 * Recorded votes of the UN General Assembly. Session s is period 1945 + s, whatever the vote's date; session 19 (1964)
 * voted only once. Roll calls, issues and matches of the packaged layout may accompany the Dataverse file, which shares
 * their `rcid`.
 */
export const ungaVotes: Source<BallotTables> = {
  id: 'unga-votes',
  origin: {
    publisher: 'Erik Voeten, Anton Strezhnev and Michael Bailey (Harvard Dataverse)',
    title: 'United Nations General Assembly Voting Data',
    version: 'to session 74 (2019), as in the R package unvotes 0.3.0',
    licence: 'CC0-1.0',
    permission: 'ship',
    citation:
      'Voeten, Erik; Strezhnev, Anton; Bailey, Michael (2009). United Nations General Assembly Voting Data. Harvard Dataverse. doi:10.7910/DVN/LEJUQZ',
    url: 'https://doi.org/10.7910/DVN/LEJUQZ',
  },
  editions: [
    {
      version: 'to session 74',
      published: '2020',
      span: { from: 1946, to: 2019 },
      note: 'Votes, roll calls, issues; absences left out',
    },
    {
      version: 'July 2025',
      published: '2025-07',
      span: { from: 1946, to: 2024 },
      note: 'Dataverse file of votes by COW state number',
    },
    {
      version: 'UN Digital Library, version 5',
      published: '2026-02-06',
      span: { from: 1946, to: 2025 },
      note: 'Adopted resolutions only; other terms',
    },
  ],
  span: { from: 1946, to: 2019 },
  layouts,
  howToGet: {
    sentence:
      'Download the file of votes (UNVotes) and, for repeated resolutions, the list of matches from the Dataverse; or the voting data of the UN Digital Library, record 4060887.',
    url: 'https://doi.org/10.7910/DVN/LEJUQZ',
  },
  parse: (files) => {
    const recognised = files.map((file) => recognise(file, layouts));
    requireOneLayout(recognised, 'votes');
    const account = openAccount();
    const box = openBallotBox();
    const of = (part: string) => recognised.filter((found) => found.part.id === part);

    for (const found of of('roll-calls')) readPackagedRollCalls(found, account, box);
    const closed = of('roll-calls').length > 0;
    for (const found of of('votes')) {
      if (found.layout.id === 'packaged') readPackagedVotes(found, account, box, closed);
      else if (found.layout.id === 'dataverse') readDataverseVotes(found, account, box, closed);
      else readLibraryVotes(found, account, box);
    }
    for (const found of of('issues')) readPackagedIssues(found, account, box);
    for (const found of of('matches')) readPackagedMatches(found, account, box);

    const tables = box.empty();
    for (const note of notesOn(tables, of('matches'))) account.note(note);
    return account.close(tables);
  },
};

function notesOn(tables: BallotTables, matchFiles: readonly Recognised[]): Problem[] {
  const notes: Problem[] = [];
  const undated = tables.rollCalls.filter((rollCall) => rollCall.period === null).length;
  if (undated > 0) {
    notes.push(
      problem('not-yet-known', {
        expected: 'the session of every roll call',
        got: `${undated} of ${tables.rollCalls.length} roll calls without one`,
        fix: 'Give the file of roll calls too (rcid, session, date); without it their votes have no place in time.',
      }),
    );
  }
  const known = new Set(tables.votes.rollCalls);
  const loose = tables.matches.filter(({ earlier, later }) => !known.has(earlier) || !known.has(later)).length;
  if (known.size > 0 && loose > 0) {
    notes.push(
      problem('not-yet-known', {
        expected: 'both roll calls of every match among the roll calls',
        got: `${loose} of ${tables.matches.length} matches that name one which is not`,
        fix: 'Nothing need be done: they are kept, for a missing roll call still links the two it was matched with.',
        where: { file: matchFiles[0]!.file.name },
      }),
    );
  }
  return notes;
}
