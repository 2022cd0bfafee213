import { actors } from './actors.js';
import { assets } from './assets.js';
import { audit } from './audit.js';
import { brief } from './brief.js';
import { build } from './build.js';
import { compare } from './compare.js';
import { fit } from './fit.js';
import { measureIdealPointsStudy } from './measure.js';
import { instruments } from './instruments.js';
import { load } from './load.js';
import { plan } from './plan.js';
import { positions } from './positions.js';
import { rank } from './rank.js';
import { thatSaysWhatWasAsked } from './replay/asked.js';
import { replayOf } from './replay.js';
import { sourcesList } from './sources-list.js';
import { sourcesShow } from './sources-show.js';
import { start } from './start.js';
import type { Study } from './study.js';
import { ties } from './ties.js';
import { words } from './words.js';

const asked = [
  start,
  brief,
  positions,
  compare,
  rank,
  plan,
  assets,
  audit,
  ties,
  actors,
  words,
  instruments,
  measureIdealPointsStudy,
  fit,
  sourcesList,
  sourcesShow,
  load,
  build,
].map((study) => thatSaysWhatWasAsked(study as Study));

/** Every kind of question there is: commands, help and documentation are made from this list. */
export const studies = [...asked, replayOf(asked) as Study] as readonly Study[];

export { type AnswerPool, openAnswerPool } from './answer-pool.js';
export { type Answered, type AnswerOrder, answerOrder } from './answering.js';
export { indicatorsPage } from './assets/indicators-page.js';
export { outsidePage } from './audit/outside-report.js';
export { BoundedCache } from './bounded-cache.js';
export type { BriefReading } from './brief-reading.js';
export type { BriefResult } from './brief-result.js';
export { type Format, formats, renderAnswer, type RenderOptions } from './render/answer.js';
export type { LedgerSense } from './ledger-sense.js';
export type { PlanSpec } from './plan/spec.js';
export { type EnvelopeContent, renderJson } from './render/json.js';
export type { Block, Cell, Table, TableColumn } from './report.js';
export type { Results } from './results.js';
export type { Answer, Context, Parameter, Study } from './study.js';
export { uncapitalised } from './telling.js';
export { version } from './version.js';
export { type OpenWorkshop, openWorkshop, type WorkshopOptions } from './workshop.js';
