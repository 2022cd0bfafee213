/**
 * Counts acts into doses: the one SQL text for it. Its only parameter is the step, `$1` = months in a period (1 or 12).
 *
 * It reads a table `acts(actor text, audience text, instrument text, month integer, months integer, hundredths integer or
 * null, together integer)` with `month` = year × 12 + month − 1 and `months` = how finely the act is dated; acts dated
 * more coarsely than the step are passed over. Left out before, by whoever makes that table: acts of an actor toward
 * itself, and acts of which a side is not known or the code is no instrument's.
 *
 * One row per `actor`, `audience`, `instrument` and `period` in which there was an act, in the order of these four:
 * `acts` how many; `hundredths` the sum of what was measured, null when nothing was; `alone` and `jointly` how many were
 * done by one actor and by several together (neither = the source does not tell). `period` is the calendar year for 12
 * months, `month` itself for 1.
 *
 * Written in the dialect that DuckDB and ClickHouse share. Amounts are whole numbers, so that the sums do not depend on
 * the order in which threads add them.
 */
export const countDoses = `
SELECT
  actor, audience, instrument, period,
  count(*) AS acts,
  sum(measured) AS hundredths,
  countIf(together = 1) AS alone,
  countIf(together > 1) AS jointly
FROM (
  SELECT actor, audience, instrument, floor(month / $1) AS period, hundredths AS measured, together
  FROM acts
  WHERE months <= $1
) AS dated
GROUP BY actor, audience, instrument, period
ORDER BY actor, audience, instrument, period
`;
