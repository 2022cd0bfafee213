import type { AssetsData } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { actor as words } from '../../messages/en/actor.js';
import { heaviest, type Weights, weightStep, withWeight } from './weights.js';

interface SlidersOptions {
  readonly result: Results['assets'];
  readonly composites: AssetsData['composites'];
  readonly weights: Weights;
  readonly onChange: (weights: Weights) => void;
}

/** One slider an indicator, by composite. */
export function Sliders({ result, composites, weights, onChange }: SlidersOptions) {
  return (
    <div className="sliders">
      {composites.map(({ id, title, rank, of, told }, at) => {
        const own = result.indicators.filter(({ composite }) => composite === id);
        const known = own.filter(({ absent }) => absent === null).length;
        return (
          <details key={id} open={at === 0 || own.some((one) => weights[one.id] !== undefined)}>
            <summary>
              {title}
              <output className="slider-place">
                {rank === null ? words.assets.unknown : told ? words.assets.standing(rank, of) : words.assets.notTold}
              </output>
            </summary>
            <fieldset>
              <legend className="only-read">{words.assets.sliders(title, known, own.length)}</legend>
              {own.map((indicator) => {
                const weight = weights[indicator.id] ?? 1;
                return (
                  <label className="slider" key={indicator.id}>
                    <span className="slider-name">{indicator.title}</span>
                    <span className="slider-known">
                      {indicator.place === null
                        ? words.assets.notKnown
                        : words.assets.place(indicator.place, indicator.of)}
                    </span>
                    <input
                      type="range"
                      min={0}
                      max={heaviest}
                      step={weightStep}
                      value={weight}
                      aria-valuetext={words.assets.weight(weight)}
                      data-indicator={indicator.id}
                      onChange={(event) => onChange(withWeight(weights, indicator.id, Number(event.target.value)))}
                    />
                    <span className="slider-weight" aria-hidden="true">
                      {words.assets.weight(weight)}
                    </span>
                  </label>
                );
              })}
            </fieldset>
          </details>
        );
      })}
    </div>
  );
}
