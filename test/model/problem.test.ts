import { describe, expect, test } from 'vitest';
import { ProblemError, describeProblem, problem, problemCatalogue, severity } from '../../src/model/index.js';

const details = Object.freeze({ expected: 'yes, abstain or no', got: '“maybe”', fix: 'Correct the vote.' });

describe.each(problemCatalogue())('the problem $code', ({ code, message, severity: whose }) => {
  test('is named and told in words', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(message).toMatch(/^[A-Z].*[^.\s]$/);
    expect(['question', 'answer', 'note']).toContain(whose);
    expect(severity(code)).toBe(whose);
    expect(problem(code, details)).toEqual({ code, message, ...details, where: null });
  });
});

test('no two problems share a code or a message', () => {
  const all = problemCatalogue();
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  expect(new Set(all.map(({ message }) => message)).size).toBe(all.length);
});

describe('a problem told in one line', () => {
  const { message } = problem('rows-rejected', details);

  test.each([
    [undefined, ''],
    [{ file: 'votes.csv', line: 7, column: 'vote' }, ' (votes.csv, line 7, column vote)'],
    [{ file: 'votes.csv', line: 7, column: 4 }, ' (votes.csv, line 7, column 4)'],
    [{ parameter: '--from' }, ' (--from)'],
  ])('at %j', (where, place) => {
    const made = problem('rows-rejected', where === undefined ? details : { ...details, where });
    expect(describeProblem(made)).toBe(
      `${message}${place}: expected yes, abstain or no, got “maybe”. Correct the vote.`,
    );
  });
});

test('a problem that ends the work carries itself, its line and its cause', () => {
  const cause = new Error('disk');
  const error = new ProblemError('file-unreadable', details, { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('ProblemError');
  expect(error.problem).toEqual(problem('file-unreadable', details));
  expect(error.message).toBe(describeProblem(error.problem));
  expect(error.cause).toBe(cause);
});
