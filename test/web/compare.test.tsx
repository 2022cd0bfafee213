import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../src/model/index.js';
import {
  commonDomain,
  type Compared,
  contrastOf,
  designOf,
  directionsOf,
  forestOf,
  readingAlone,
  shownInstruments,
  times,
  type Told,
  viewOf,
} from '../../src/web/pages/instruments/compare-view.js';
import { Evidence } from '../../src/web/pages/instruments/evidence.js';
import { countKnown, knownFindings } from '../../src/web/pages/home/strongest.js';

function estimate(q05: number, q50: number, q95: number, unit = 'of the reach'): Estimate {
  return { mean: q50, sd: 0.1, q05, q25: (q05 + q50) / 2, q50, q75: (q50 + q95) / 2, q95, unit };
}

const response = {
  h1: estimate(0.01, 0.02, 0.03),
  h3: estimate(0.01, 0.03, 0.05),
  h5: estimate(0.01, 0.04, 0.07),
  h10: estimate(-0.02, 0.05, 0.12),
};

function standing(): NonNullable<Told['standings']['equal']> {
  return {
    effectiveActors: 14.2,
    leading: { actor: 'USA', name: 'United States', share: 0.6 },
    response,
    signProbability: 0.98,
    falseDiscovery: 0.07,
    eventStudy: {
      path: [
        { h: -2, ...estimate(-0.02, 0, 0.02) },
        { h: 5, ...estimate(0.01, 0.05, 0.09) },
      ],
      placebo: estimate(-0.02, 0.001, 0.02),
      events: 120,
    },
    eventStudyUnweighted: null,
    quickness: estimate(0.5, 1, 2, 'year'),
    durability: null,
    robustnessValue: 0.113,
    multiverse: { share: 0.915, specifications: 144 },
    heldOut: null,
    grade: { word: 'moderate', because: 'the multiverse is narrow' },
  };
}

function told(id: string, mechanism: Told['mechanism'], more: Partial<Told> = {}): Told {
  return {
    ...standing(),
    id,
    title: id,
    mechanism,
    side: 'noncoercive',
    channel: 'diplomatic',
    design: 'first',
    standing: 'equal',
    lasting: false,
    acts: 700,
    dyads: 113,
    audiences: 90,
    years: { from: 1950, to: 2005 },
    ease: null,
    harm: { concept: 'deaths', title: 'Battle deaths', unit: 'people', low: 10, best: 20, high: 40, acts: 5 },
    standings: { equal: standing(), 'capability-share': null },
    contexts: null,
    reading: 'It moves. Evidence: moderate (the multiverse is narrow).',
    ...more,
  };
}

const none = { word: 'none', because: 'q' } as const;
const compared: Compared = {
  scale: { id: 'unga', title: 'UN votes', kind: 'common', domain: 'behaviour', step: 'year', unit: 'point' },
  unit: 'of the reach',
  by: null,
  designs: [
    { design: 'first', title: 'First', status: 'exploratory', from: 1950, to: 2005, laws: [] },
    { design: 'second', title: 'Second', status: 'confirmatory', from: 2005, to: 2019, laws: [] },
  ],
  instruments: [
    told('force', 'force', { grade: none }),
    told('visit', 'attraction'),
    told('pact', 'collaboration', { design: 'second' }),
  ],
  reading: '',
};

describe('what the address asks for', () => {
  it('has defaults where it says nothing that is meant', () => {
    expect(viewOf({ horizon: '4', mechanism: 'magic' })).toEqual({
      scale: 'unga',
      design: null,
      mechanism: null,
      horizon: 5,
      by: null,
      instrument: null,
    });
    expect(viewOf({ horizon: '10', mechanism: 'force' })).toMatchObject({ horizon: 10, mechanism: 'force' });
  });

  it('is the design of the instrument that is asked for, where none is named', () => {
    expect(designOf(compared, viewOf({ instrument: 'pact' }))?.design).toBe('second');
    expect(designOf(compared, viewOf({ instrument: 'pact', design: 'first' }))?.design).toBe('first');
    expect(designOf(compared, viewOf({}))?.design).toBe('first');
  });

  it('shows instruments from the gentlest to the harshest, of one mechanism where it is named', () => {
    const ids = (query: Record<string, string>): string[] =>
      shownInstruments(compared, compared.designs[0]!, viewOf(query)).map(({ id }) => id);
    expect(ids({})).toEqual(['visit', 'force']);
    expect(ids({ mechanism: 'force' })).toEqual(['force']);
  });
});

describe('the comparison as a picture', () => {
  it('is in percent of the way on common scales, by every estimator there is', () => {
    const data = forestOf(compared, [compared.instruments[1]!], 5);
    expect(data.unit).toBe('% of the way');
    expect(data.rows[0]!.estimates.equal).toMatchObject({ q05: 1, q50: 4, q95: 7.000000000000001 });
    expect(data.rows[0]!.estimates.capability).toBeNull();
    expect(data.rows[0]!.estimates['event-study']).toMatchObject({ q50: 5 });
    expect(forestOf(compared, [compared.instruments[1]!], 3).rows[0]!.estimates).not.toHaveProperty('event-study');
  });

  it('keeps the unit of a directed scale', () => {
    const directed = { ...compared, unit: 'logit', scale: { ...compared.scale, kind: 'directed' as const } };
    const data = forestOf(directed, [compared.instruments[1]!], 5);
    expect(data.unit).toBe('logit');
    expect(data.rows[0]!.estimates.equal).toMatchObject({ q50: 0.04 });
  });

  it('counts as known only what a grade holds to be known', () => {
    const shown = [compared.instruments[1]!, compared.instruments[0]!];
    expect(directionsOf(shown, 5)).toMatchObject({ all: 2, mayBeChance: 1 });
    expect(directionsOf(shown, 5).known.map(({ id }) => id)).toEqual(['visit']);
    expect(directionsOf(shown, 10).mayBeChance).toBe(0);
  });

  it('has no contrast where no law has one', () => {
    expect(contrastOf(compared, compared.designs[0]!)).toBeNull();
  });

  it('lets strips share an axis that one wide strip does not flatten', () => {
    const narrow = Array.from({ length: 9 }, () => estimate(-1, 0, 1));
    const [low, high] = commonDomain([...narrow, estimate(-100, 0, 100), null]);
    expect(high).toBeCloseTo(1.1, 12);
    expect(low).toBe(-high);
    expect(times(estimate(-1, 0, 2), 100)).toMatchObject({ q05: -100, q95: 200, sd: 10, unit: 'of the reach' });
  });
});

describe('the evidence of an instrument', () => {
  const text = (one: Told): string =>
    renderToStaticMarkup(<Evidence told={one} compared={compared} origins={[]} />)
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');

  it('tells every test: event study, movement before, other ways of asking, robustness, people', () => {
    const said = text(told('visit', 'attraction'));
    expect(said).toContain('It moves.');
    expect(said).not.toContain('Evidence: moderate (');
    expect(said).toContain('92 % of 144 agree on the direction');
    expect(said).toContain('11 % of what is left unexplained');
    expect(said).toContain('Movement before the act 0 (−2 to 2)');
    expect(said).toContain('5 years after visit');
    expect(said).toContain('700 acts between 113 pairs, on 90 audiences');
    expect(said).toContain('20 people: Battle deaths (between 10 and 40)');
    expect(said).not.toContain('No event study');
  });

  it('says where a test could not be had', () => {
    const said = text(
      told('visit', 'attraction', { eventStudy: null, multiverse: null, acts: null, dyads: null, audiences: null }),
    );
    expect(said).toContain('No event study stands behind this response');
    expect(said).toContain('Other ways of asking not known');
    expect(said).toContain('Behind it not known');
  });

  it('leaves the grade to its own sign', () => {
    expect(readingAlone('Moves away. Evidence: weak (a; b (c)).')).toBe('Moves away.');
    expect(readingAlone('Moves away.')).toBe('Moves away.');
  });
});

describe('what is best known', () => {
  it('is graded weak or better, the best first', () => {
    const weak = told('weak', 'pressure', { grade: { word: 'weak', because: '' }, signProbability: 0.999 });
    const more = { ...compared, instruments: [...compared.instruments, weak] };
    expect(knownFindings([more]).map(({ instrument }) => instrument.id)).toEqual(['visit', 'pact', 'weak']);
    expect(countKnown([more])).toEqual({ all: 4, known: 3, best: 'moderate' });
    expect(countKnown([{ ...compared, instruments: [compared.instruments[0]!] }])).toEqual({
      all: 1,
      known: 0,
      best: 'none',
    });
  });
});
