import { type ChangeEvent, useRef } from 'react';
import type { Estimate } from '../../../model/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { Depths, EstimateText, GradeMark, Unknown } from '../../shell/index.js';
import type { PartOptions } from './plan-answer.js';
import type { PlanAsked } from './use-plan.js';

const { after: text } = words;

interface AfterOptions extends PartOptions {
  readonly asking: PlanAsked;
}

/** A finished programme’s own figures: what movement it is owed, beside what the plan foretold. */
export function AfterPart({ answer: { result }, asking }: AfterOptions) {
  const { after } = result;
  const input = useRef<HTMLInputElement>(null);
  const open = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    const figures = await file?.text().catch(() => null);
    if (figures !== undefined && figures !== null) asking.askAbout(figures);
  };
  return (
    <Depths
      id="after"
      title={text.title}
      sentence={<p>{after?.reading ?? text.sentence}</p>}
      picture={
        <div className="plan-after">
          {after !== null && (
            <>
              <GradeMark word={after.grade.word} because={after.grade.because} />
              <dl>
                {(Object.keys(text.rows) as (keyof typeof text.rows)[]).map((row) => (
                  <div key={row}>
                    <dt>{text.rows[row]}</dt>
                    <dd>
                      <Told estimate={after[row]} />
                    </dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          <div className="tools">
            <button type="button" onClick={() => input.current?.click()}>
              {text.open}
            </button>
            <input
              ref={input}
              className="only-read"
              type="file"
              accept=".csv,text/csv"
              tabIndex={-1}
              aria-hidden="true"
              onChange={(event) => void open(event)}
            />
            {asking.figures !== null && (
              <button type="button" onClick={() => asking.askAbout(null)}>
                {text.close}
              </button>
            )}
          </div>
          <p className="line-help">{text.help}</p>
        </div>
      }
    />
  );
}

function Told({ estimate }: { readonly estimate: Estimate | null }) {
  return estimate === null ? <Unknown /> : <EstimateText estimate={estimate} />;
}
