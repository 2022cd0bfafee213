/** All words of the charts, in English. Names and titles come as they stand in a sentence. */
export const messages = {
  yes: 'yes',
  no: 'no',
  and: 'and',
  inUnit: (unit: string) => `in ${unit}`,
  unknown: 'the data do not tell',
  notKnown: 'not known',
  median: 'median',
  signs: { attraction: 'attraction', coercion: 'coercion', inducement: 'inducement' },
  strip: 'light band 90 %, dark band 50 %, tick = median',

  intervalStrip: {
    known: (label: string, number: string) => `${label}: ${number}.`,
    open: (label: string, number: string) =>
      `${label}: the data do not tell it apart from none; with 90 % probability it lies between ${number}.`,
    unknown: (label: string) => `${label}: the data do not tell.`,
  },
  gradeLadder: {
    caption: 'How far the claim can be relied on',
    grade: 'grade',
    because: 'because',
    words: { strong: 'strong', moderate: 'moderate', weak: 'weak', none: 'none', contradicted: 'contradicted' },
    notJudged: 'not judged',
    finding: (word: string, because: string) => `Evidence: ${word}${because === '' ? '' : `, because ${because}`}.`,
    step: (word: string, place: number, of: number) => `evidence ${word}, step ${place} of ${of}`,
  },
  path: {
    period: { year: 'year', month: 'month' },
    caption: (audience: string, window: string) => `Where ${audience} stood, ${window}`,
    aim: (actor: string) => `${actor}, median`,
    without: (actor: string) => `without ${actor}`,
    withoutLabel: (audience: string, actor: string) => `${audience} without ${actor}`,
    description: (audience: string) =>
      `Time runs to the right. The dark line is the median of where ${audience} stood, with bands for 50 and 90 %.`,
    acts: 'acts',
    moved: (p: { window: string; audience: string; toward: string; number: string }) =>
      `${p.window}, ${p.audience} moved ${p.toward} by ${p.number}.`,
    open: (p: { window: string; audience: string; toward: string; range: string }) =>
      `${p.window}, the data do not tell which way ${p.audience} moved: between ${p.range} ${p.toward}.`,
    unknown: (p: { window: string; audience: string }) =>
      `${p.window}, the data do not tell how far ${p.audience} moved.`,
    window: (from: string, to: string) => (from === to ? `In ${from}` : `From ${from} to ${to}`),
    toward: (actor: string) => `toward ${actor}`,
    away: (actor: string) => `away from ${actor}`,
    towardEnd: (end: string) => `toward “${end}”`,
    mark: (when: string, number: string, acts: string) => `${when}: ${number}${acts === '' ? '' : `; ${acts}`}`,
    missing: 'no measurement',
    notTold: 'acts not known',
  },
  forest: {
    instrument: 'instrument',
    group: 'group',
    sign: 'by',
    effectiveActors: 'effective actors',
    actors: (count: string) => `${count} effective ${count === '1' ? 'actor' : 'actors'}`,
    estimators: { equal: 'all actors equal', capability: 'by capability', 'event-study': 'event study' },
    none: (title: string) => `${title}: nothing is known yet.`,
    finding: (p: { title: string; toward: string; away: string; open: string }) =>
      `${p.title}: ${[p.toward, p.away, p.open].filter((part) => part !== '').join('; ')}.`,
    toward: (count: string, names: string, end: string) => `${count} clearly ${end} (${names})`,
    open: (count: string) => `for ${count} the data do not tell`,
    mark: (p: { title: string; sign: string; grade: string; estimates: string }) =>
      `${p.title}, ${p.sign}: ${p.estimates}; evidence ${p.grade}`,
    estimate: (by: string, number: string) => `${by} ${number}`,
  },
  eventStudy: {
    caption: (title: string) => `Movement before and after ${title}`,
    years: 'years from the act',
    part: 'part',
    before: 'before the act',
    after: 'after the act',
    clear: (p: { title: string; h: string; number: string; side: string }) =>
      `${p.h} after ${p.title}, audiences had moved ${p.number} ${p.side}`,
    open: (p: { title: string; h: string; number: string }) =>
      `${p.h} after ${p.title}, the data do not tell whether audiences had moved: ${p.number}`,
    calm: ' before it, nothing is seen, as it should be',
    restless: ' but they moved before it too, so the act may not be the cause',
    noPlacebo: ' what happened before it could not be seen',
    none: (title: string) => `The data do not tell how audiences moved after ${title}.`,
    sides: { toward: 'toward the actor', away: 'away from the actor' },
    yearsAfter: (h: number) => (h === 0 ? 'In the year' : h === 1 ? 'One year' : `${h} years`),
    mark: (h: number, number: string) =>
      h < 0
        ? `${-h} ${h === -1 ? 'year' : 'years'} before: ${number}`
        : h === 0
          ? `year of the act: ${number}`
          : `${h} ${h === 1 ? 'year' : 'years'} after: ${number}`,
    axis: 'years before and after the act',
    description:
      'Years from the act run to the right, with bands for 50 and 90 %. What stands left of the act is a test: nothing should be seen there.',
    leads: 'before: nothing should be seen',
  },
  specificationCurve: {
    caption: (title: string) => `${title}, asked in every way`,
    mean: 'mean',
    usual: 'usual choices',
    share: (p: { of: number; title: string; agree: number; side: string }) =>
      `Asked in ${p.of} ways, ${p.title} points ${p.side} in ${p.agree} of them.`,
    none: (title: string) => `No other way of asking about ${title} has been tried.`,
    mark: (number: string, choices: string) => `${number}: ${choices}`,
    description:
      'Each column is one way of asking, from the least answer to the greatest, with its 90 % interval; beneath it, which choices it makes.',
  },
  shares: {
    actor: 'actor',
    perCent: 'per cent of all that moved it, whichever way',
    caption: (audience: string) => `Who moved ${audience}`,
    clear: (p: { audience: string; name: string; side: string; number: string }) =>
      `Of all who acted on ${p.audience}, ${p.name} pulled most: ${p.number}, ${p.side}.`,
    open: (audience: string) => `The data do not tell who pulled ${audience}.`,
    mark: (name: string, number: string) => `${name}: ${number}`,
  },
  forces: {
    force: 'force',
    kind: 'kind',
    kinds: { instrument: 'acts', appeal: 'appeal without acts' },
    known: 'known',
    note: 'when',
    caption: (actor: string, audience: string) => `What ${actor} did to ${audience}`,
    clear: (p: { actor: string; audience: string; title: string; number: string; side: string }) =>
      `Of all that ${p.actor} did, ${p.title} moved ${p.audience} most: ${p.number} ${p.side}.`,
    open: (actor: string, audience: string) =>
      `The data do not tell which acts of ${actor} moved ${audience}, if any did.`,
    none: (actor: string, audience: string) => `No acts of ${actor} toward ${audience} are known here.`,
    mark: (title: string, sign: string, number: string) => `${title}, ${sign}: ${number}`,
  },
  ranks: {
    place: 'place',
    best: 'best place',
    worst: 'worst place',
    caption: (title: string, of: number) => `${of} actors by ${title}`,
    highlighted: (p: { name: string; title: string; place: string; of: number }) =>
      `By ${p.title}, ${p.name} stands ${p.place} of ${p.of}.`,
    top: (p: { name: string; title: string; place: string; of: number }) =>
      `By ${p.title}, ${p.name} comes first among ${p.of}, ${p.place}.`,
    open: (title: string, name: string) => `By ${title}, the data do not tell the place of ${name}.`,
    none: (title: string) => `By ${title}, nobody can be ranked.`,
    between: (best: string, worst: string) =>
      best === worst ? `in place ${best}` : `between places ${best} and ${worst}`,
    mark: (p: { name: string; place: string; number: string }) => `${p.name}: ${p.place}; ${p.number}`,
    axis: { first: '← first', more: 'more →', place: (of: number) => `place among ${of}` },
  },
  assets: {
    composite: 'asset',
    driver: 'indicator',
    by: 'adds',
    of: 'of',
    unit: 'standard deviations',
    caption: (p: { actor: string; audience: string; year: string }) => `What ${p.actor} brings${p.audience}, ${p.year}`,
    for: (audience: string) => ` to ${audience}`,
    finding: (p: { actor: string; audience: string; year: string; parts: string }) =>
      `In ${p.year}, what ${p.actor} brings${p.audience}: ${p.parts}.`,
    above: (title: string) => `${title} above the mean actor`,
    below: (title: string) => `${title} below it`,
    open: (title: string) => `${title} not told`,
    mark: (p: { title: string; number: string; place: string }) => `${p.title}: ${p.number}${p.place}`,
    place: (best: number, worst: number, of: number) =>
      best === worst ? `place ${best} of ${of}` : `place ${best} to ${worst} of ${of}`,
    known: (known: number, indicators: number) => `${known} of ${indicators} indicators known`,
    axis: '← less · the mean actor · more →',
    noPlace: 'the data do not tell its place',
    description:
      'Each asset with its 50 and 90 % bands around the mean actor; beneath it, bars for what raises it (right) and lowers it (left).',
  },
  ledger: {
    concept: 'what is counted',
    population: 'whose people',
    place: 'where',
    from: 'first year',
    to: 'last year',
    low: 'low',
    best: 'best',
    high: 'high',
    unit: 'unit',
    source: 'source',
    caption: (actor: string, audience: string) => `People between ${actor} and ${audience}`,
    finding: (p: { actor: string; audience: string; kinds: number }) =>
      `What happened to people between ${p.actor} and ${p.audience} stands in ${p.kinds} ${p.kinds === 1 ? 'figure' : 'figures'}, never netted against anything.`,
    none: (actor: string, audience: string) =>
      `No source here counts people between ${actor} and ${audience}; that is not the same as none.`,
    mark: (p: { title: string; where: string; when: string; number: string }) =>
      `${p.title}${p.where}, ${p.when}: ${p.number}`,
    of: (population: string) => ` from ${population}`,
    in: (place: string) => ` in ${place}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    noRange: 'no range is given',
  },
  worldMap: {
    id: 'ISO code',
    country: 'country',
    class: 'class',
    caption: (title: string, when: string) => `${title}${when === '' ? '' : `, ${when}`}`,
    finding: (p: { title: string; parts: string; unknown: string }) => `${p.title}: ${p.parts}${p.unknown}.`,
    part: (count: number, title: string) => `${count} ${title}`,
    rest: (count: number) => `; for ${count} the data do not tell`,
    mark: (name: string, title: string, number: string) => `${name}: ${title}, ${number}`,
    unknownMark: (name: string) => `${name}: the data do not tell`,
    note: 'Dashed borders are disputed, as far as the map’s source marks them. Borders say nothing about who is right.',
    loading: 'The map is loading.',
  },
  network: {
    description: 'Actors are marks, ties are lines between them; how far apart they stand has no meaning of its own.',
  },
  fan: {
    part: 'part',
    parts: { past: 'measured', planned: 'with the plan', unplanned: 'without the plan' },
    caption: (audience: string) => `Where ${audience} would go`,
    clear: (p: { audience: string; when: string; number: string }) =>
      `By ${p.when} the plan would move ${p.audience} ${p.number}.`,
    open: (p: { audience: string; when: string; range: string }) =>
      `Whether the plan would move ${p.audience} by ${p.when}, the data do not tell: between ${p.range}.`,
    unknown: (audience: string) => `The data do not tell where the plan would take ${audience}.`,
    description:
      'Time runs to the right. Dark: what was measured, and with the plan; light: without it; bands for 50 and 90 %.',
    towardAim: 'toward the aim',
    awayFromAim: 'away from the aim',
    mark: (when: string, number: string) => `${when}: ${number}`,
  },
  frontier: {
    caption: 'Movement against effort',
    portfolio: 'portfolio',
    effort: 'effort',
    tied: 'cannot be told from',
    coercive: 'coercive',
    chosen: 'proposed',
    clear: (p: { title: string; effort: string; number: string; tied: string }) =>
      `${p.title} would move the audience ${p.number} toward the aim for ${p.effort}${p.tied}.`,
    tiedWith: (count: number) =>
      `; the data cannot tell it from ${count} other ${count === 1 ? 'portfolio' : 'portfolios'}`,
    open: (p: { title: string; effort: string; range: string }) =>
      `Whether ${p.title} would move the audience for ${p.effort}, the data do not tell: between ${p.range}.`,
    none: 'The data do not single out a portfolio.',
    mark: (p: { title: string; effort: string; number: string; tied: string }) =>
      `${p.title}, effort ${p.effort}: ${p.number}${p.tied}`,
    axis: (unit: string) => `effort, ${unit}`,
    description:
      'Effort runs to the right, movement toward the aim goes up; each portfolio is an upright strip with 50 and 90 % bands and a letter that is explained beneath.',
  },
} as const;
