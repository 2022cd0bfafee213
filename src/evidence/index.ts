export { type ClaimTest, type Grade, type GradeWord, gradeOf } from './grade.js';
export { claimTests, type Measured, type Trial } from './claim-tests.js';
export { type Contrast, type ContrastMember, contrastOf, contrastRule } from './contrast.js';
export { type StandardAct, standardResponse } from './standard-response.js';
export { type Gain, gainOf } from './held-out-gain.js';
export {
  heldOutCentreTask,
  heldOutChainTask,
  type HeldOutOptions,
  heldOutScores,
  heldOutTask,
  heldOutWeightsTask,
  whyNotHeldOut,
} from './held-out.js';
export {
  type Agreement,
  agreementOn,
  fitMultiverse,
  type Ground,
  multiverseCentreTask,
  type MultiverseCheckpoint,
  type MultiverseOptions,
  type MultiverseState,
  multiverseTask,
  openMultiverse,
  type SpecifiedFit,
  type SpecifiedResponse,
} from './multiverse.js';
export { type Choices, type DoseMeaning, type Specification, specificationId } from './specifications.js';
export {
  type ClaimEvents,
  claimEvents,
  claimEventsTask,
  contextEffectTask,
  type EventPoint,
  placeboHorizon,
  testHorizon,
} from './claim-events.js';
export { type Dyads, dyadsOf } from './dyads.js';
export { eventStudy, type EventStudy } from './event-study.js';
export type { EventKind, EventOptions, EventPanel, OtherActs } from './event-study-panel.js';
export {
  beyondPlacebo,
  combinedResponse,
  type EventPath,
  type LeadsTest,
  leadsTest,
  type PathPoint,
  placeboOf,
  responseAt,
  type Tested,
} from './event-study-path.js';
export { durabilityAfterEnd, durabilityOf, quicknessOf } from './event-study-words.js';
export { type ConfounderTest, confounderTest } from './event-study-confounder.js';
export type { PartSize } from './audit-part.js';
export { judgeShare, type JudgedShare, type Outcome, type Tried } from './audit-share.js';
export { type AuditWorld, auditWorldTask, type FittedWorld } from './audit-world.js';
export { type Coverage, judgeNull, judgeRecovery } from './audit-trials.js';
export { checkIdentities, type IdentityCheck, judgeIdentities, type JudgedIdentity } from './audit-identities.js';
export { randomCourse } from './audit-courses.js';
