import type { actors } from './actors.js';
import type { assets } from './assets.js';
import type { brief } from './brief.js';
import type { compare } from './compare.js';
import type { instruments } from './instruments.js';
import type { plan } from './plan.js';
import type { positions } from './positions.js';
import type { rank } from './rank.js';
import type { sourcesList } from './sources-list.js';
import type { sourcesShow } from './sources-show.js';
import type { Study } from './study.js';
import type { ties } from './ties.js';
import type { words } from './words.js';

type ResultOf<Record> = Record extends Study<infer _Parameters, infer Result> ? Result : never;

/** What studies answer, by their addresses below the API's root: for doors that see types only. */
export interface Results {
  readonly actors: ResultOf<typeof actors>;
  readonly assets: ResultOf<typeof assets>;
  readonly brief: ResultOf<typeof brief>;
  readonly compare: ResultOf<typeof compare>;
  readonly instruments: ResultOf<typeof instruments>;
  readonly plan: ResultOf<typeof plan>;
  readonly positions: ResultOf<typeof positions>;
  readonly rank: ResultOf<typeof rank>;
  readonly sources: ResultOf<typeof sourcesList>;
  readonly ties: ResultOf<typeof ties>;
  readonly 'sources/show': ResultOf<typeof sourcesShow>;
  readonly words: ResultOf<typeof words>;
}
