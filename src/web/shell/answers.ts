import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Origin, Problem } from '../../model/index.js';
import type { Results } from '../../study/index.js';
import { hrefOf } from './place.js';
import { notAnAnswer, readProblemDocument, type ShownProblem, unreachable } from './problems.js';

/** What the API says where it can: the same envelope as the command line's JSON. */
export interface Answer<Result> {
  /** The version that answered. */
  readonly suasion: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly result: Result;
  readonly origins: readonly Pick<Origin, 'id' | 'title' | 'version' | 'licence' | 'citation' | 'rows' | 'hash'>[];
  readonly problems: readonly Problem[];
}

/** How far a question has come. `answer` stays the last one known while the next is on its way. */
export type Asked<Result> =
  | { readonly state: 'waiting'; readonly answer: Answer<Result> | null; readonly problem: null }
  | { readonly state: 'answered'; readonly answer: Answer<Result>; readonly problem: null }
  | { readonly state: 'failed'; readonly answer: null; readonly problem: ShownProblem };

/** Parameters by the command line's names; null and undefined are left out. */
export type Parameters = Readonly<Record<string, string | number | null | undefined>>;

/** How many answers are kept, so that going back needs no asking. */
const mostKept = 60;
const kept = new Map<string, Answer<unknown>>();

/** A busy server is asked again so often before it is said. */
const mostRetries = 4;

let version: string | null = null;
const versionListeners = new Set<() => void>();

/** The version of the server, as soon as it has answered anything. */
export function useVersion(): string | null {
  return useSyncExternalStore(
    (listener) => {
      versionListeners.add(listener);
      return () => versionListeners.delete(listener);
    },
    () => version,
  );
}

/** A question by its address, or one that is asked with a document sent to it. */
export interface Question {
  readonly address: string;
  /** JSON; null: nothing is sent. */
  readonly sent: string | null;
}

/**
 * Ask the API one question. `null` for the parameters asks nothing yet. The answer is kept, and the last one stays while the next
 * is on its way, so that nothing jumps.
 */
export function useAnswer<Id extends keyof Results>(study: Id, parameters: Parameters | null): Asked<Results[Id]> {
  const address = parameters === null ? null : addressOfQuestion(study, parameters);
  return useAnswerTo<Id>(address === null ? null : { address, sent: null });
}

/** As `useAnswer`, by address and document; null asks nothing, and calls off what was asked for nobody else. */
export function useAnswerTo<Id extends keyof Results>(question: Question | null): Asked<Results[Id]> {
  type Result = Results[Id];
  const url = question === null ? null : keyOf(question);
  const [asked, setAsked] = useState<{ readonly url: string | null; readonly asked: Asked<Result> }>(() => ({
    url,
    asked: beginning<Result>(url, null),
  }));
  const [attempt, setAttempt] = useState(0);
  // A new question shows the last answer, or its own at once where that is kept.
  const shown = asked.url === url ? asked.asked : beginning<Result>(url, asked.asked.answer);
  useEffect(() => {
    if (url === null || kept.has(url)) return;
    let wanted = true;
    const finish = (next: Asked<Result>): void => {
      if (wanted) setAsked({ url, asked: next });
    };
    const request = askTogether<Result>(url);
    request.answer.then(
      (answer) => finish({ state: 'answered', answer, problem: null }),
      (error: unknown) =>
        finish({ state: 'failed', answer: null, problem: problemOf(error, () => setAttempt((n) => n + 1)) }),
    );
    return () => {
      wanted = false;
      request.leave();
    };
  }, [url, attempt]);
  useEffect(() => {
    // Remember what was shown, for the question after this one.
    if (asked.url !== url) setAsked({ url, asked: beginning<Result>(url, asked.asked.answer) });
  }, [url, asked]);
  return shown;
}

const separator = '\n';

/** A question as one text: no address has a line of its own. */
function keyOf({ address, sent }: Question): string {
  return sent === null ? address : `${address}${separator}${sent}`;
}

function questionOf(key: string): Question {
  const at = key.indexOf(separator);
  return at < 0 ? { address: key, sent: null } : { address: key.slice(0, at), sent: key.slice(at + 1) };
}

interface UnderWay {
  readonly answer: Promise<Answer<unknown>>;
  readonly calledOff: AbortController;
  wanted: number;
}

const underWay = new Map<string, UnderWay>();

/** One request for all who ask the same at the same time; called off when the last of them leaves. */
function askTogether<Result>(url: string): { readonly answer: Promise<Answer<Result>>; readonly leave: () => void } {
  const request = underWay.get(url) ?? begin(url);
  request.wanted++;
  return {
    answer: request.answer as Promise<Answer<Result>>,
    leave: () => {
      request.wanted--;
      if (request.wanted === 0) request.calledOff.abort();
    },
  };
}

function begin(url: string): UnderWay {
  const calledOff = new AbortController();
  const forget = (): void => {
    if (underWay.get(url) === request) underWay.delete(url);
  };
  const request: UnderWay = { answer: ask(url, calledOff.signal).finally(forget), calledOff, wanted: 0 };
  calledOff.signal.addEventListener('abort', forget);
  underWay.set(url, request);
  return request;
}

function addressOfQuestion(study: string, parameters: Parameters): string {
  return hrefOf(`/api/v1/${study}`, parameters);
}

function beginning<Result>(url: string | null, last: Answer<Result> | null): Asked<Result> {
  const answer = url === null ? undefined : (kept.get(url) as Answer<Result> | undefined);
  if (answer !== undefined) return { state: 'answered', answer, problem: null };
  return { state: 'waiting', answer: last, problem: null };
}

/** Thrown inside: a problem to be shown. */
class Told extends Error {
  readonly problem: ShownProblem;

  constructor(problem: ShownProblem) {
    super(problem.title);
    this.problem = problem;
  }
}

function problemOf(error: unknown, again: () => void): ShownProblem {
  const problem = error instanceof Told ? error.problem : unreachable();
  return problem.temporary ? { ...problem, again } : problem;
}

async function ask<Result>(url: string, signal: AbortSignal): Promise<Answer<Result>> {
  for (let retries = 0; ; retries++) {
    const { address, sent } = questionOf(url);
    const response = await fetch(address, {
      signal,
      headers: { accept: 'application/json', ...(sent === null ? {} : { 'content-type': 'application/json' }) },
      ...(sent === null ? {} : { method: 'POST', body: sent }),
    });
    const wait = response.status === 503 && retries < mostRetries ? secondsToWait(response) : null;
    if (wait !== null) {
      await response.body?.cancel();
      await pause(wait, signal);
      continue;
    }
    const body = await readJson(response);
    if (!response.ok) throw new Told(readProblemDocument(body, response.status));
    if (!isAnswer(body)) throw new Told(notAnAnswer(response.status));
    keep(url, body);
    return body as Answer<Result>;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Told(notAnAnswer(response.status));
  }
}

function isAnswer(body: unknown): body is Answer<unknown> {
  return typeof body === 'object' && body !== null && 'suasion' in body && 'result' in body && 'problems' in body;
}

function secondsToWait(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '1');
  return Number.isFinite(seconds) ? Math.min(10, Math.max(0.2, seconds)) : 1;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, 1000 * seconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('Called off'));
    });
  });
}

function keep(url: string, answer: Answer<unknown>): void {
  kept.delete(url);
  kept.set(url, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  if (version === answer.suasion) return;
  version = answer.suasion;
  for (const listener of versionListeners) listener();
}
