export { type Channel, type ChannelId, channels } from './channel.js';
export type { Crosswalk, CrosswalkEntry, CrosswalkSource } from './crosswalk.js';
export { type Cell, type Counted, coverage, doseOf, medianExposure, type Stretch } from './dose.js';
export { countDoses } from './doses.js';
export type { Cover, Instrument, InstrumentDefinition, SchemeCodes } from './instrument.js';
export { crosswalkOf, crosswalks, instrumentOf, instruments, weightOf } from './instruments.js';
export { type Mechanism, type MechanismId, mechanisms, type Side, sideOf } from './mechanism.js';
