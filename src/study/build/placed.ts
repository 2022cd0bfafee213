import type { Records } from '../../sources/index.js';
import type { Sighting } from './accounts.js';
import type { Placing } from './placing.js';
import type { Loaded } from './raw.js';

/** One source while its records are placed: what it gave, who finds its actors, what was seen. */
export interface Placed {
  readonly loaded: Loaded<Records>;
  readonly placing: Placing;
  readonly sighting: Sighting;
}
