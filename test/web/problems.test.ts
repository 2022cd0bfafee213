import { describe, expect, it } from 'vitest';
import { problem } from '../../src/model/index.js';
import { readProblemDocument, shownProblem, unreachable } from '../../src/web/shell/problems.js';

describe('a problem in words', () => {
  it('comes from a problem document, whose extension is a problem', () => {
    const document = {
      type: 'urn:suasion:problem:unknown-actor',
      title: 'No actor has this name',
      status: 404,
      detail: 'No actor has this name: expected …',
      code: 'unknown-actor',
      expected: 'the name of an actor',
      got: '"swedn"',
      fix: 'Did you mean Sweden?',
      where: { parameter: 'audience' },
    };
    expect(readProblemDocument(document, 404)).toEqual({
      code: 'unknown-actor',
      title: 'No actor has this name',
      expected: 'the name of an actor',
      got: '"swedn"',
      fix: 'Did you mean Sweden?',
      temporary: false,
      parameter: 'audience',
    });
  });

  it('is the first of several', () => {
    const document = { problems: [{ code: 'invalid-value', message: 'A value is wrong.', fix: 'Change it.' }] };
    expect(readProblemDocument(document, 400)).toMatchObject({ code: 'invalid-value', title: 'A value is wrong' });
  });

  it.each([null, 'text', 7, [], { status: 500 }])('is there also where %j came back', (body) => {
    const told = readProblemDocument(body, 502);
    expect(told.title).not.toBe('');
    expect(told.fix).not.toBe('');
    expect(told.temporary).toBe(true);
  });

  it('can be tried again where the server is busy or away', () => {
    expect(readProblemDocument({ title: 'Busy' }, 503).temporary).toBe(true);
    expect(unreachable().temporary).toBe(true);
    const note = problem('window-moved', { expected: '1950', got: '1960', fix: 'None needed.' });
    expect(shownProblem(note)).toMatchObject({ temporary: false, got: '1960' });
  });
});
