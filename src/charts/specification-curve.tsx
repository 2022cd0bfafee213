import type { ReactElement } from 'react';
import type { Chart, Sign } from './chart.js';
import { messages } from './messages.js';
import { decimalsFor, formatNumber, formatRange, formatSigned, withUnit } from './numbers.js';
import { domainOf } from './axis.js';
import { Frame, Mark, visitOf } from './frame.js';
import { Lettering, letterSize, round, wrap } from './lettering.js';
import { Readout } from './readout.js';
import { Hatch, Shape, signClass } from './strip.js';
import { timeScale } from './time-axis.js';
import { upward, VerticalAxis, VerticalEnds, verticalWidth } from './vertical-axis.js';

/** A choice that an analyst has. */
export interface SpecificationChoice {
  readonly id: string;
  readonly title: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
}

/** The answer under one set of choices. */
export interface SpecifiedEstimate {
  readonly id: string;
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
  /** Option by choice, both by id. */
  readonly choices: Readonly<Record<string, string>>;
}

/** The same question asked in many ways. */
export interface SpecificationCurveData {
  /** What is estimated, as it stands in a sentence. */
  readonly title: string;
  readonly sign: Sign | null;
  readonly unit: string;
  readonly choices: readonly SpecificationChoice[];
  /** In any order: they are drawn from the least to the greatest. */
  readonly estimates: readonly SpecifiedEstimate[];
  /** Id of the estimate under the usual choices; null where it is not among them. */
  readonly usual: string | null;
  /** What lies above and below 0. */
  readonly ends: readonly [below: string, above: string];
}

export const specificationCurve: Chart<SpecificationCurveData> = {
  id: 'specification-curve',
  finding: (data) => findingOf(data),
  table: ({ title, unit, choices, estimates, usual }) => ({
    caption: messages.specificationCurve.caption(title),
    columns: [
      { name: 'mean', title: messages.specificationCurve.mean, unit },
      { name: 'q05', title: '5 %', unit },
      { name: 'q95', title: '95 %', unit },
      { name: 'usual', title: messages.specificationCurve.usual },
      ...choices.map((choice) => ({ name: choice.id, title: choice.title })),
    ],
    rows: sorted(estimates).map((one) => [
      one.mean,
      one.q05,
      one.q95,
      one.id === usual ? messages.yes : messages.no,
      ...choices.map(
        (choice) =>
          choice.options.find(({ id }) => id === one.choices[choice.id])?.title ?? one.choices[choice.id] ?? null,
      ),
    ]),
  }),
  marks: (data) => sorted(data.estimates).map((one) => markOf(one, data)),
  Drawing: (drawing) => {
    const { data, width, active } = drawing;
    const { sign, choices, ends, usual, unit } = data;
    const estimates = sorted(data.estimates);
    const top = 28;
    const bottom = top + Math.round(Math.min(260, Math.max(160, width * 0.3)));
    const y = upward(domainOf(estimates, { zero: true }), { top, bottom });
    const [left, right] = [Math.max(verticalWidth(y), Math.min(190, width * 0.36)), width - 8];
    const x = timeScale({ from: 0, to: Math.max(0, estimates.length - 1) }, [left, right]);
    const column = x(1) - x(0);
    const rows = rowsOf(choices, bottom + 30);
    const foot = rows.at(-1)?.y ?? bottom + 12;
    const names = specificationCurve.marks(data);
    const whiskers = estimates.map(({ q05, q95 }, at) => `M${round(x(at))},${round(y(q05))}V${round(y(q95))}`);
    const usualAt = estimates.findIndex(({ id }) => id === usual);
    return (
      <Frame
        chart={specificationCurve.id}
        title={specificationCurve.finding(data)}
        description={messages.specificationCurve.description}
        marks={estimates.length}
        height={foot + 12}
        {...{ width, drawing }}
      >
        <VerticalAxis scale={y} left={left} right={right} zero />
        <VerticalEnds unit={unit} up={ends[1]} down={ends[0]} x={left} top={top} bottom={bottom} width={right - left} />
        {estimates.length === 0 ? <Hatch x={left} y={(top + bottom) / 2 - 8} width={right - left} height={16} /> : null}
        <g className={signClass(sign)}>
          <path className="chart-stroke chart-whisker" d={whiskers.join('')} />
          {estimates.map(({ id, mean }, at) => (
            <circle
              key={id}
              className="chart-fill"
              cx={round(x(at))}
              cy={round(y(mean))}
              r={round(Math.min(3, Math.max(1.2, column / 3)))}
            />
          ))}
          {usualAt < 0 ? null : (
            <Usual sign={sign} x={x(usualAt)} y={y(estimates[usualAt]!.mean)} left={left} right={right} />
          )}
        </g>
        {rows.map((row) => (
          <g key={`${row.choice} ${row.option ?? ''}`}>
            <Lettering
              x={row.option === null ? 0 : 10}
              y={row.y}
              lines={wrap(row.title, {
                width: row.option === null ? width : left - 18,
                size: letterSize.small,
                lines: 1,
              })}
              className={row.option === null ? 'chart-label' : 'chart-small'}
            />
            {row.option === null ? null : (
              <path
                className="chart-chosen"
                d={estimates
                  .flatMap((one, at) =>
                    one.choices[row.choice] === row.option ? [`M${round(x(at))},${round(row.y - 9)}v9`] : [],
                  )
                  .join('')}
              />
            )}
          </g>
        ))}
        {estimates.map(({ id }, at) => (
          <Mark
            key={id}
            visit={visitOf(drawing)}
            at={at}
            label={names[at]!}
            target={{ x: x(at) - column / 2, y: top, width: column, height: foot - top }}
          >
            {null}
          </Mark>
        ))}
        {active === undefined || estimates[active] === undefined ? null : (
          <Readout text={toldOf(estimates[active], unit)} x={x(active)} {...{ top, left, right }} bottom={foot} />
        )}
      </Frame>
    );
  },
};

function sorted(estimates: readonly SpecifiedEstimate[]): SpecifiedEstimate[] {
  return [...estimates].sort((a, b) => a.mean - b.mean || (a.id < b.id ? -1 : 1));
}

function findingOf({ title, estimates, ends }: SpecificationCurveData): string {
  const words = messages.specificationCurve;
  if (estimates.length === 0) return words.none(title);
  const above = estimates.filter(({ mean }) => mean > 0).length;
  const [agree, side] = above * 2 >= estimates.length ? [above, ends[1]] : [estimates.length - above, ends[0]];
  return words.share({ of: estimates.length, title, agree, side });
}

function titleOf(choice: SpecificationChoice, one: SpecifiedEstimate): string {
  const id = one.choices[choice.id];
  return choice.options.find((option) => option.id === id)?.title ?? id ?? messages.notKnown;
}

function markOf(one: SpecifiedEstimate, { choices, unit }: SpecificationCurveData): string {
  return messages.specificationCurve.mark(
    `${formatSigned(one.mean)} ${unit}`,
    choices.map((choice) => `${choice.title} ${titleOf(choice, one)}`).join(', '),
  );
}

/** The answer under the usual choices, marked and named. */
function Usual(props: { sign: Sign | null; x: number; y: number; left: number; right: number }): ReactElement {
  const { sign, x, y, left, right } = props;
  const end = x > (left + right) / 2;
  return (
    <g>
      {sign === null ? (
        <circle className="chart-fill" cx={round(x)} cy={round(y)} r={5} />
      ) : (
        <Shape sign={sign} x={x} y={y} radius={5.5} />
      )}
      <Lettering
        x={end ? x - 10 : x + 10}
        y={end ? y - 8 : y + 16}
        lines={[messages.specificationCurve.usual]}
        className="chart-label chart-halo"
        anchor={end ? 'end' : 'start'}
      />
    </g>
  );
}

interface ChoiceRow {
  readonly choice: string;
  /** Null: the heading of the choice. */
  readonly option: string | null;
  readonly title: string;
  /** Baseline. */
  readonly y: number;
}

/** Choices and their options beneath each other; a choice without options to choose from is left out. */
function rowsOf(choices: readonly SpecificationChoice[], top: number): ChoiceRow[] {
  let y = top;
  return choices
    .filter(({ options }) => options.length > 1)
    .flatMap((choice) => {
      y += 22;
      const heading: ChoiceRow = { choice: choice.id, option: null, title: choice.title, y };
      const options = choice.options.map(({ id, title }): ChoiceRow => {
        y += 16;
        return { choice: choice.id, option: id, title, y };
      });
      return [heading, ...options];
    });
}

function toldOf(one: SpecifiedEstimate, unit: string): string {
  const decimals = decimalsFor([one]);
  return `${withUnit(formatNumber(one.mean, decimals), unit)} · ${formatRange(one, decimals)}`;
}
