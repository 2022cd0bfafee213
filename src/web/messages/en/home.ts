import type { GradeWord } from '../../../evidence/index.js';

/** How many responses there are on some scales, and of how many the direction is known. */
export interface KnownCounts {
  readonly all: number;
  readonly known: number;
  /** The best grade among them. */
  readonly best: GradeWord;
}

export const home = {
  title: 'Who moves whom',
  heading: 'Who moves whom, by what means, at what cost?',
  lead: 'Suasion tells, pair by pair and from open data, how far one moved another: by attraction or by force, how fast and how lastingly, and what it went together with for people. Where the data do not tell, it says so.',
  answer: ({ all, known, best }: KnownCounts): string => {
    const of = `Of ${all} responses to instruments measured on votes in the United Nations,`;
    if (known === 0) return `${of} the data tell the direction of none.`;
    return `${of} the data tell the direction of ${known}, on ${best} evidence${known === 1 ? '' : ' at best'}.`;
  },
  picker: {
    title: 'Ask about two',
    actor: 'Who acts',
    audience: 'Who is moved',
    placeholder: 'A state, by name',
    ask: 'See how far',
    missing: 'Name both: who acts, and who is moved.',
    same: 'Name two that are not the same.',
    examples: 'Or begin with one of these:',
    example: (actor: string, audience: string): string => `${actor} and ${audience}`,
  },
  map: {
    title: 'Where states stand',
    figure: 'Votes in the United Nations',
    sentence: (year: number, near: number, far: number, all: number): string =>
      `In ${year}, ${near} of ${all} states voted on the United States’ side in the General Assembly, ${far} against it; the others stood between.`,
    /** From the low end up; read out from the high end down. */
    classes: [
      'far against it',
      'against it',
      'in the middle',
      'on its side',
      'far on the United States’ side',
    ] as const,
    year: 'Year',
    missing: (year: number): string =>
      `There were no votes in ${year}: the General Assembly’s session of that year is missing. Choose another year.`,
    note: 'Classes go by the median: the middle reaches from −0.4 to 0.4 points, and “far” begins at 1.25. Borders are today’s: West Germany’s colour lies on all of Germany, Yugoslavia’s on Serbia, and other states that are no more stand in the table alone.',
    reading: 'Reading the other years …',
    interval: 'What an interval is',
    everything:
      'Positions are ideal points: the place on one axis from which a state’s votes are most easily understood, with the doubt that so many votes leave. One point is the standard deviation of all states’ positions over all years.',
  },
  strongest: {
    title: 'What is best known',
    sentence: ({ all, known, best }: KnownCounts, scales: number): string =>
      known === 0
        ? `Of ${all} responses on ${scales} scales, the direction of none is known.`
        : `Of ${all} responses on ${scales} scales, the direction of ${known} is known; the best evidence is ${best}.`,
    none: 'Of no instrument do the data tell even the direction in which it moves an audience.',
    on: (scale: string): string => `On ${scale}`,
    after: 'after 5 years',
    all: 'All instruments, side by side',
  },
};
