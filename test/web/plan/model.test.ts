import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanSpec, readPlan } from '../../../src/study/plan/spec.js';
import { draftOf, emptyDraft, fieldOf, planOf } from '../../../src/web/pages/plan/draft.js';
import { fileOf, type Plan, planIn, textOf, usual } from '../../../src/web/pages/plan/plan-text.js';

const plain = 'actor: DEU\naudiences: [POL]\nbudget: 12 standard acts\n';

/** A plan with everything stated that has a line. */
const full = readPlan(
  `title: "Nearer: a plan"
actor: DEU
actorStanding: 2
actorStands: FRA
audiences: [{ name: POL, weight: 0.5 }, CZE]
scale: unga-nuclear
standing: capability-share
aim: -0.5
start: 2005
horizon: 4
periods: 2
budget: US$ 5 million
efforts: { defence-pact: 4, trade-agreement: { act: 2, upkeep: 1 } }
instruments: [defence-pact, trade-agreement]
partners:
  - { name: "city:Lyon,FRA", consents: true, engaging: 1, standing: 0.1, stands: FRA, audiences: [POL] }
  - { name: on }
mostPartners: 1
leastLegitimacy: -1
allow: [inducement]
objective: lower tail
tail: 0.2
diminishing: per partner
acts: [{ by: DEU, instrument: defence-pact, toward: POL, after: 1, times: 2, on: false }]
gap: 0.02
seconds: 5
`,
  'full.yaml',
);

const same = (text: string): string => text;

describe('a plan as text', () => {
  it('leaves out what is as usual, and what is usual is what the command line takes', () => {
    const { actor: _actor, audiences: _audiences, budget: _budget, ...rest } = readPlan(plain, 'plain.yaml');
    expect(rest).toEqual(usual);
    expect(textOf(readPlan(plain, 'plain.yaml'))).toBe(
      '{"actor":"DEU","audiences":["POL"],"budget":"12 standard acts"}',
    );
  });

  it('is understood by the command line as it was meant, as a line and as a file', () => {
    for (const plan of [full, readPlan(plain, 'plain.yaml')]) {
      expect(readPlan(textOf(plan), 'line')).toEqual(plan);
      expect(
        readPlan(
          fileOf(plan, (id) => ({ DEU: 'Germany', POL: 'Poland' })[id] ?? null),
          'file',
        ),
      ).toEqual(plan);
      expect(planIn(textOf(plan))).toMatchObject({ actor: 'DEU', audiences: plan.audiences, acts: plan.acts });
    }
    expect(fileOf(full, (id) => (id === 'DEU' ? 'Germany' : null))).toContain('actor: DEU # Germany');
  });

  it('keeps whatever name somebody has', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(name, name, (actor, audience) => {
        const plan: Plan = { ...usual, actor, audiences: [{ name: audience, weight: 1 }], budget: 'US$ 5' };
        const read = readPlan(
          fileOf(plan, () => null),
          'file',
        );
        expect([read.actor, read.audiences[0]!.name]).toEqual([actor, audience]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('is left to the server where it is no such line', () => {
    for (const text of [
      'actor: DEU',
      '[1]',
      '{"actor":"DEU"}',
      '{"audiences":[1]}',
      '{"audiences":["POL"],"partners":"FRA"}',
    ])
      expect(planIn(text)).toBeNull();
  });
});

describe('a draft', () => {
  it('comes back to the plan it was made from', () => {
    for (const plan of [full, readPlan(plain, 'plain.yaml')]) {
      const made = planOf(draftOf(plan, same)) as { plan: Plan };
      expect(readPlan(textOf(made.plan), 'made')).toEqual(plan);
    }
  });

  it('says at each field what is wrong with it', () => {
    const made = planOf({ ...emptyDraft(), amount: '', horizon: '2.5', aim: 'far' }) as { errors: object };
    expect(Object.keys(made.errors).sort()).toEqual(['actor', 'aim', 'audiences.0', 'budget', 'horizon']);
    const draft = draftOf(readPlan(plain, 'plain.yaml') as PlanSpec, same);
    expect(planOf({ ...draft, horizon: '3' })).toMatchObject({ plan: { horizon: 3, budget: '12 standard acts' } });
    expect(planOf({ ...draft, harmless: true, allow: ['inducement'] })).toMatchObject({ plan: { allow: [] } });
  });

  it('finds the field that a problem is about', () => {
    const fields = ['audiences', 'audiences.0', 'partners', 'budget'];
    expect(fieldOf('audiences.0', fields)).toBe('audiences.0');
    expect(fieldOf('audiences.0.name', fields)).toBe('audiences.0');
    expect(fieldOf('audiences.1', fields)).toBe('audiences');
    expect(fieldOf('budgets', fields)).toBeNull();
    expect(fieldOf(null, fields)).toBeNull();
  });
});
