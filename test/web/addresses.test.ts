import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, hrefOf } from '../../src/web/shell/place.js';
import { addressOf, matchRoute, routeIds, twinOf } from '../../src/web/shell/addresses.js';

describe('routes', () => {
  it('are found by their paths, with or without a slash at the end', () => {
    expect(matchRoute('/')?.id).toBe('home');
    expect(matchRoute('/instruments/')?.id).toBe('instruments');
    expect(matchRoute('/relationship/USA/UKR')).toMatchObject({
      id: 'relationship',
      parameters: { actor: 'USA', audience: 'UKR' },
    });
    expect(matchRoute('/relationship/USA')).toBeNull();
    expect(matchRoute('/plan')?.id).toBe('plan');
    expect(matchRoute('/plans')).toBeNull();
    expect(routeIds).toEqual(['home', 'relationship', 'instruments', 'actor', 'plan', 'method']);
  });

  it('take back whatever id was put into an address', () => {
    const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(id, id, (actor, audience) => {
        const { pathname } = new URL(addressOf.relationship(actor, audience), 'http://localhost');
        // A name that is a dot is a step in a path: no id is one.
        fc.pre(!/^\.{1,2}$/.test(actor) && !/^\.{1,2}$/.test(audience));
        expect(matchRoute(pathname)?.parameters).toEqual({ actor, audience });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('keep ids readable', () => {
    expect(addressOf.relationship('cow:260', 'city:Lyon,FRA', { scale: 'unga', from: 1990 })).toBe(
      '/relationship/cow:260/city:Lyon,FRA?scale=unga&from=1990',
    );
    expect(addressOf.actor('diaspora:IND@GBR')).toBe('/actor/diaspora:IND@GBR');
    expect(addressOf.plan()).toBe('/plan');
    expect(new URL(addressOf.plan('{"actor":"DEU"}'), 'http://localhost').searchParams.get('plan')).toBe(
      '{"actor":"DEU"}',
    );
  });
});

describe('addresses', () => {
  it('leave out what is not set', () => {
    expect(hrefOf('/instruments', { scale: 'unga', by: null, horizon: undefined })).toBe('/instruments?scale=unga');
    expect(hrefOf('/instruments', {})).toBe('/instruments');
  });

  it('of a page’s numbers stand beside it', () => {
    expect(twinOf('/', {}, 'json')).toBe('/index.json');
    // Who is looked at does not change the numbers.
    expect(twinOf('/plan', { plan: '{}', audience: 'POL' }, 'json')).toBe('/plan.json?plan=%7B%7D');
    expect(twinOf('/plan', { audience: 'POL' }, 'csv')).toBe('/plan.csv');
    expect(twinOf('/instruments/', { scale: 'conduct' }, 'csv')).toBe('/instruments.csv?scale=conduct');
  });

  it('are read as they stand where they cannot be decoded', () => {
    expect(decodeText('C%C3%B4te')).toBe('Côte');
    expect(decodeText('100%')).toBe('100%');
  });
});
