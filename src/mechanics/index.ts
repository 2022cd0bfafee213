import { displacement } from './displacement.js';
import { gap } from './gap.js';
import { halfway } from './halfway.js';
import { motion } from './motion.js';
import { reach } from './reach.js';
import { velocity } from './velocity.js';
import type { Word } from './word.js';

/** Every word that is computed from a passage, in the order in which a brief tells them. */
export const words: readonly Word<unknown>[] = [reach, displacement, gap, velocity, motion, halfway];

export { type Direction, type Toward, knownFrom } from './aim.js';
export { type Amount, minus, over, plus, times, unitIn } from './amount.js';
export { type Displacement, displacement, displacementBetween } from './displacement.js';
export { type Gap, gap } from './gap.js';
export { type Halfway, halfway, stepsToHalfway } from './halfway.js';
export { type Motion, type MotionKind, classifyMotion, motion, motionKinds } from './motion.js';
export { stepNoise } from './noise.js';
export { type Passage, positionAt } from './passage.js';
export { type Reach, type ReachThen, reach } from './reach.js';
export { formatChance, formatEstimate, formatInterval, isClear, negated, roundTo, sized } from './reading.js';
export { type Velocity, type VelocityStep, velocity, velocityBetween } from './velocity.js';
export { type Computed, type Telling, type Word } from './word.js';
