import { instruments } from '../../instruments/index.js';
import { formatEstimate } from '../../mechanics/index.js';
import { type Estimate, estimateOf } from '../../model/index.js';
import { type Evidence, estimateFrom, readEvidence } from '../compare/evidence-reading.js';
import { periodsInYear, readResponses, unitOfResponse } from '../compare/responses.js';
import type { StandingKind } from '../law/standing.js';
import { readLawDraws, readLaws, type StoredLaw } from '../law/stored-law.js';
import { type Reference, scaleOf } from '../reference.js';
import { type OutsideFinding, outsideFindings } from './outside-findings.js';
import type { OursTold, OutsideCompared, Verdict } from './outside-result.js';
import { estimateInPoints, pointsOf, responseInPoints } from './points.js';

/** A share can be told in points where its scale is its logit. Fades within weeks: as early as the law can tell. */
const [yearsOfPoints, yearsElse] = [1, 5];

/** Order in which standings are told. */
const standings: readonly StandingKind[] = ['equal', 'capability-share'];

/** Findings in print beside what the tables in use say: responses of laws that can be relied on, and event studies. */
export async function compareOutside(reference: Reference): Promise<OutsideCompared[]> {
  const designs = [...new Set(outsideFindings.flatMap(({ nearest }) => nearest?.design ?? []))];
  const [published, evidence] = await Promise.all([
    readLaws(reference),
    readEvidence(reference, designs, ['event-study']),
  ]);
  const laws = standings.flatMap((standing) => published.filter((law) => law.standing === standing && law.converged));
  const found: OutsideCompared[] = [];
  for (const finding of outsideFindings) {
    const { nearest, points: _, ...told } = finding;
    const own = laws.filter(({ design }) => design === nearest?.design);
    const ours = (await Promise.all(own.map((law) => tellOurs(reference, law, evidence, finding)))).flat();
    const verdict = verdictOf(finding, ours);
    found.push({ ...told, ours, verdict, because: becauseOf(finding, ours, verdict) });
  }
  return found;
}

async function tellOurs(
  reference: Reference,
  law: StoredLaw,
  evidence: Evidence | null,
  { nearest, points }: OutsideFinding,
): Promise<OursTold[]> {
  const scale = scaleOf(law.scale);
  const reader = readResponses(law, await readLawDraws(reference, law, []), scale);
  const years = points === null ? yearsElse : yearsOfPoints;
  const unit = unitOfResponse(scale);
  const told: OursTold[] = [];
  for (const id of nearest!.instruments) {
    const term = law.terms.find((one) => one.term === id);
    if (term === undefined) continue;
    const from = points === null ? null : await meanShare(reference, law, term.leadingActor);
    const h = years * periodsInYear(scale);
    const row = evidence?.of(law, id, 'event-study').find(({ item }) => Number(item) === h);
    const study = estimateFrom(row, unit, term.usual);
    const draws = reader.after(term, years);
    const response = from === null ? estimateOf(draws, unit) : responseInPoints(draws, from);
    told.push({
      scale: scale.id,
      design: law.design,
      standing: law.standing,
      instrument: id,
      title: instruments.find((one) => one.id === id)?.title ?? id,
      years,
      response,
      eventStudy: study === null || from === null ? study : estimateInPoints(study, from),
      at: from === null ? null : 100 * from,
      verdict: points === null || from === null ? 'cannot say' : verdictOn(response, points),
    });
  }
  return told;
}

/** The mean share of favourable answers about an actor over all audiences and years of the law. Null where there is none. */
async function meanShare(reference: Reference, law: StoredLaw, actor: string | null): Promise<number | null> {
  if (actor === null) return null;
  const paths = await reference.paths(scaleOf(law.scale), 'all', false, [actor]);
  const logits = paths.flatMap(({ positions }) =>
    positions.filter(({ period }) => law.from <= period && period <= law.to).map(({ estimate }) => estimate.mean),
  );
  if (logits.length === 0) return null;
  // A share of one half, moved by each logit.
  return logits.reduce((sum, logit) => sum + 0.5 + pointsOf(logit, 0.5) / 100, 0) / logits.length;
}

/**
 * By the 90 % interval alone. An interval with 0 in it never disagrees: what is in print may be gone by the time that ours is
 * told of.
 */
export function verdictOn({ q05, q95 }: Estimate, points: number): Verdict {
  if (q05 <= 0 && 0 <= q95) return 'cannot say';
  if (q05 <= points && points <= q95) return 'agrees';
  return Math.sign(q05) === Math.sign(points) ? 'agrees in sign' : 'does not agree';
}

/** Figures of ours may part from each other: then nothing is said for all of them. */
function verdictOf({ comparability }: OutsideFinding, ours: readonly OursTold[]): Verdict {
  if (comparability === 'none' || ours.length === 0) return 'cannot say';
  const verdicts = new Set(ours.map(({ verdict }) => verdict));
  return verdicts.size === 1 ? [...verdicts][0]! : 'cannot say';
}

/** Why a figure of ours has its verdict, as part of a sentence. */
function meaningOf({ verdict, response: { q05, q95 } }: OursTold, points: number): string {
  if (verdict === 'agrees') return 'its interval holds the figure in print, and not 0';
  if (verdict === 'agrees in sign') return 'it has the same sign and another size';
  if (verdict === 'does not agree') return 'it has the other sign';
  const held = q05 <= points && points <= q95;
  return held
    ? 'its interval holds both 0 and the figure in print'
    : 'its interval holds 0 and leaves out the figure in print';
}

function becauseOf(
  { comparability, nearest, why, points }: OutsideFinding,
  ours: readonly OursTold[],
  verdict: Verdict,
): string {
  if (nearest === null) return why;
  if (ours.length === 0) return `No law that can be relied on has an act like it in these tables. ${why}`;
  if (comparability === 'none' || points === null) return why;
  const each = ours.map((one) => {
    const { title, standing, response, at, years, verdict: own } = one;
    const who = standing === 'equal' ? 'alike' : 'by capability';
    const later = years === 1 ? 'a year' : `${years} years`;
    return `${title}, actors ${who}: ${formatEstimate(response, null)} percentage points ${later} after the usual exposure, from a mean of ${at!.toFixed(0)} % (${own}: ${meaningOf(one, points)})`;
  });
  const mixed = verdict === 'cannot say' && new Set(ours.map((one) => one.verdict)).size > 1;
  return `${each.join('. ')}. ${mixed ? 'Together they do not say. ' : ''}${why}`;
}
