import type { NodeKind } from '../../../charts/index.js';
import { capitalised, nameInText } from './names.js';

/** Words of the page on one actor. */
export const actor = {
  kicker: 'Actor',
  heading: (name: string): string => name,
  waiting: 'Reading what is known …',
  choices: {
    title: 'Seen from where',
    audience: 'As seen from',
    nobody: 'nobody in particular',
    year: 'Year',
    newest: 'the newest',
    yearFormat: 'Four digits',
    show: 'Show',
    reset: 'Nobody in particular',
    relationship: (name: string, audience: string): string =>
      `How far has ${nameInText(name)} moved ${nameInText(audience)}?`,
    near: 'Its neighbours:',
    nearAny: 'Near it:',
  },
  moved: {
    title: 'Whom it moved',
    word: 'Ranked by',
    words: {
      attributed: 'how far it moved them',
      influence: 'influence toward its aim',
      power: 'power exerted',
      force: 'force',
      appeal: 'appeal without acts',
    } as Readonly<Record<string, string>>,
    of: 'On whom',
    sets: {
      near: (names: readonly string[]): string => `its neighbours: ${listed(names)}`,
      audience: (name: string): string => nameInText(name),
      all: 'all audiences (takes a minute the first time)',
    },
    rankedBy: (word: string, audience: string): string => `${word} on ${audience}`,
    neighbours: 'its neighbours',
    everybody: 'all audiences',
    waiting: 'Adding up over the audiences. The first time this takes some seconds.',
    everything: 'All who are ranked',
    unknown: 'Whom it moved the data do not tell.',
    pairs: 'One by one:',
    noAudience: 'No audience suggests itself: choose one above.',
    caption: (title: string, of: number): string => `All ${of} who have a place by ${title}`,
  },
  assets: {
    title: (name: string, audience: string | null): string =>
      audience === null
        ? `What ${nameInText(name)} brings`
        : `What ${nameInText(name)} brings, as seen from ${nameInText(audience)}`,
    weigh: 'Weigh it yourself',
    weighHow:
      'Move a slider and the places change while you move it. Whatever you leave alone is still tried every reasonable way, and that is what the intervals are from.',
    composite: 'Rank by',
    aggregation: 'Put together by',
    aggregations: {
      '': 'arithmetic and geometric mean, both tried',
      arithmetic: 'arithmetic mean: one thing makes up for another',
      geometric: 'geometric mean: hardly',
      harmonic: 'harmonic mean: least of all',
    } as Readonly<Record<string, string>>,
    reset: 'All weights back to 1',
    sliders: (title: string, known: number, indicators: number): string =>
      `${title}: weights of ${indicators} indicators, ${known} of them known`,
    weight: (weight: number): string => (weight === 0 ? 'left out' : `× ${weight}`),
    place: (place: number, of: number): string => `place ${place} of ${of}`,
    notKnown: 'not known',
    standing: (rank: { readonly q05: number; readonly q50: number; readonly q95: number }, of: number): string =>
      `place ${rank.q50} of ${of} (${rank.q05} to ${rank.q95})`,
    notTold: 'Its place the data do not tell.',
    unknown: 'Less than half of its indicators are known, so there is no number.',
    small: 'A town or a diaspora is not compared with states; what is known of it stands in the table.',
    rankedBy: (title: string, audience: string | null): string =>
      audience === null ? title.toLowerCase() : `${title.toLowerCase()} as seen from ${nameInText(audience)}`,
    ready: 'Ready: the sliders answer at once.',
    preparing: 'Preparing the sliders …',
    failed: 'The sliders do not work in this browser. The numbers are those of all reasonable weights.',
    news: (name: string, parts: readonly string[]): string => `${capitalised(nameInText(name))}: ${parts.join('; ')}.`,
    newsPart: (
      title: string,
      rank: { readonly q05: number; readonly q50: number; readonly q95: number },
      of: number,
    ): string => `${title.toLowerCase()} place ${rank.q50}, between ${rank.q05} and ${rank.q95}, of ${of}`,
    newsNone: (title: string): string => `${title.toLowerCase()} not known`,
    draws: (draws: number): string => `${draws} joint draws over choices and errors of measurement.`,
    nothing: 'All indicators are left out: give one of them a weight.',
    allRanks: (title: string, of: number): string => `All ${of} by ${title.toLowerCase()}`,
    everything: 'Every indicator, what drives each composite, and all places',
    drivers: 'What drives it, where nothing is varied and all weigh alike',
  },
  network: {
    title: 'Who it is tied to',
    wait: 'Reading the ties …',
    of: (name: string, year: number | null): string =>
      `Ties of ${nameInText(name)}${year === null ? '' : ` in ${year}`}`,
    show: 'Show',
    kinds: {
      state: 'States',
      organisation: 'Organisations',
      diaspora: 'Diasporas',
      city: 'Towns',
      other: 'Groups',
    } satisfies Record<NodeKind, string>,
    one: {
      state: 'state',
      organisation: 'organisation',
      diaspora: 'diaspora',
      city: 'town',
      other: 'group',
    } satisfies Record<NodeKind, string>,
    kind: (title: string, count: number): string => `${title} (${count})`,
    tie: 'Ties',
    allTies: 'of every kind',
    tieOption: (title: string, count: number): string => `${title} (${count})`,
    in: 'Closer',
    out: 'Farther',
    whole: 'Whole picture',
    left: 'Left',
    right: 'Right',
    up: 'Up',
    down: 'Down',
    move: 'Move the picture',
    picture: (nodes: number, links: number): string =>
      `${nodes} actors and ${links} ties. Arrow keys move the picture, plus and minus zoom, 0 shows all. The list beside it says the same.`,
    search: 'Find somebody',
    found: (shown: number, all: number): string =>
      shown === all ? `${all} found` : `The first ${shown} of ${all}: type to find the others`,
    none: 'Nobody of that name here.',
    list: 'Those in the picture',
    chosen: (name: string): string => `Ties of ${nameInText(name)} here`,
    choose: 'Choose somebody in the list or the picture to read the ties.',
    toward: (name: string): string => `to ${nameInText(name)}`,
    fromward: (name: string): string => `from ${nameInText(name)}`,
    with: (name: string): string => `with ${nameInText(name)}`,
    value: (value: string, unit: string, year: number | null): string =>
      [unit === 'none' || unit === '' ? '' : `${value} ${unit}`, year === null ? '' : String(year)]
        .filter((part) => part !== '')
        .join(', '),
    page: (name: string): string => `The page of ${nameInText(name)}`,
    note: 'How far apart marks stand has no meaning of its own. Darker ties are strong ones of their kind; larger marks have more and stronger ties.',
    everything: 'Every tie as a table',
    table: { from: 'From', to: 'To', tie: 'Tie', value: 'Value', unit: 'Unit', year: 'Year' },
    unknown: 'Of its ties the data do not tell.',
    limits:
      'Which organisations a state is a member of the sources at hand do not say, only how many it shares with each; organisations drawn here are those it had reported dealings with.',
    signs: 'Disc: state. Triangle: organisation. Ring: diaspora. Cross: town. Bar: group.',
  },
  small: {
    title: 'Its towns and its people abroad',
    sentence: (towns: number, abroad: number, here: number): string => {
      const own =
        towns === 0
          ? 'No town of it is on record with a twin abroad'
          : `${towns} of its towns ${towns === 1 ? 'has' : 'have'} twins abroad`;
      const away =
        abroad === 0 ? 'where its people live abroad is not known' : `its people live in ${abroad} other countries`;
      const among = here === 0 ? 'who lives with it from abroad is not known' : `people from ${here} live with it`;
      return `${own}; ${away}; ${among}.`;
    },
    key: 'Key',
    first: 'most',
    towns: {
      title: 'Towns with most twins',
      caption: 'Towns with twins abroad',
      town: 'Town',
      twins: 'Twins',
      count: (twins: number): string => (twins === 1 ? '1 twin' : `${twins} twins`),
      none: 'Of its towns the data do not tell.',
    },
    diasporas: {
      abroad: 'Its people abroad',
      here: 'People from abroad',
      who: 'People',
      people: 'Number',
      year: 'Year',
      count: (people: string, year: number | null): string => (year === null ? people : `${people} (${year})`),
      none: 'The data do not tell.',
    },
    everything: 'All towns and diasporas',
  },
  notes: {
    title: 'What the data do not tell',
    sentence: (count: number): string =>
      count === 1 ? 'One thing to know before relying on this.' : `${count} things to know before relying on this.`,
  },
};

function listed(names: readonly string[]): string {
  const told = names.map(nameInText);
  return told.length < 2 ? (told[0] ?? '') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)!}`;
}
