import { accounted } from './accounted.js';
import { appeal } from './appeal.js';
import { attributed } from './attributed.js';
import type { Inquiry } from './course.js';
import { displacement } from './displacement.js';
import { durability } from './durability.js';
import { ease } from './ease.js';
import { efficiency } from './efficiency.js';
import { force } from './force.js';
import { gap } from './gap.js';
import { halfway } from './halfway.js';
import { impulse } from './impulse.js';
import { influence } from './influence.js';
import { kineticEnergy } from './kinetic-energy.js';
import { mass } from './mass.js';
import { momentum } from './momentum.js';
import { motion } from './motion.js';
import { potentialEnergy } from './potential-energy.js';
import { power } from './power.js';
import { quickness } from './quickness.js';
import { reach } from './reach.js';
import { shares } from './shares.js';
import { velocity } from './velocity.js';
import type { Word } from './word.js';

/** Every word that is computed from a passage, in the order in which a brief tells them. */
export const words: readonly Word<unknown>[] = [reach, displacement, gap, velocity, motion, halfway];

/** Every word that is computed from the course of an audience under the law, in the same order. */
export const courseWords: readonly Word<unknown, Inquiry>[] = [
  attributed,
  shares,
  accounted,
  force,
  impulse,
  influence,
  power,
  quickness,
  ease,
  durability,
  efficiency,
  appeal,
  potentialEnergy,
  kineticEnergy,
  momentum,
  mass,
];

export { type Account, type Accounted, accountFor, accounted } from './accounted.js';
export { type Direction, type Toward, heading, knownFrom } from './aim.js';
export { type Amount, minus, over, plus, times, unitIn } from './amount.js';
export { type Appeal, appeal } from './appeal.js';
export { type Attributed, attributed, attributedTo } from './attributed.js';
export type { Capacity } from './capacity.js';
export {
  type Course,
  type CourseForce,
  type CourseWithoutNoise,
  type Effort,
  type ForceSide,
  type Inquiry,
  sideOfForce,
} from './course.js';
export { type Displacement, displacement, displacementBetween } from './displacement.js';
export { type Durability, durability } from './durability.js';
export { type Ease, ease } from './ease.js';
export { type Efficiency, efficiency } from './efficiency.js';
export { type Force, force } from './force.js';
export { type Gap, gap } from './gap.js';
export { type Halfway, halfway, stepsToHalfway } from './halfway.js';
export { type Impulse, impulse } from './impulse.js';
export { pushResponse } from './impulse-response.js';
export { type Influence, type Works, influence, workAccount, worksOf, worksTogether } from './influence.js';
export type { Moved } from './inquiry.js';
export { type KineticEnergy, kineticEnergy } from './kinetic-energy.js';
export { forceAt, noiseOf, requireCourse, rerun } from './law.js';
export { type Mass, mass } from './mass.js';
export { type Momentum, momentum } from './momentum.js';
export { type Motion, type MotionKind, classifyMotion, motion, motionKinds } from './motion.js';
export { stepNoise } from './noise.js';
export type { Parts, TermPart } from './parts.js';
export { type Passage, positionAt } from './passage.js';
export { type PotentialEnergy, potentialEnergy } from './potential-energy.js';
export { type Power, power } from './power.js';
export { type Quickness, quickness, timeToHalf } from './quickness.js';
export { type Reach, type ReachThen, reach } from './reach.js';
export {
  formatChance,
  formatDistance,
  formatEstimate,
  formatInterval,
  formatMeasured,
  formatMeasuredInterval,
  isClear,
  negated,
  roundTo,
  sized,
} from './reading.js';
export { type Shares, attributedByActor, noiseDisplacement, shares } from './shares.js';
export { type Velocity, type VelocityStep, velocity, velocityBetween } from './velocity.js';
export { type Computed, type Telling, type Word, dimensionsOn } from './word.js';
