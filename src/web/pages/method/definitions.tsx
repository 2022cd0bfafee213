import { useState } from 'react';
import type { Results } from '../../../study/index.js';
import { method } from '../../messages/en/method.js';
import { addressOf, Depths, Link, usePlace } from '../../shell/index.js';

type Word = Results['words']['words'][number];

/** Every word of motion with its definition; formula, unit, limits and source open in place. */
export function Definitions({ words }: { readonly words: readonly Word[] }) {
  return (
    <Depths
      id="words"
      title={method.words.title}
      sentence={<p>{method.words.sentence(words.length)}</p>}
      picture={
        <div className="definitions">
          {words.map((word) => (
            <Definition key={word.id} word={word} titles={words} />
          ))}
        </div>
      }
    />
  );
}

function Definition({ word, titles }: { readonly word: Word; readonly titles: readonly Word[] }) {
  const { id, title, symbol, formula, definition, unit, dimensions, limits, source, needs, related } = word;
  const named = usePlace().hash === id;
  const [open, setOpen] = useState(named);
  const text = method.words;
  return (
    <article id={id} className="word" tabIndex={-1}>
      <h3>
        {title} <span className="symbol">{symbol}</span>
      </h3>
      <p className="word-definition">{definition}</p>
      <details open={open || named} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {text.formula}, {text.unit.toLowerCase()}, {text.limits.toLowerCase()}
        </summary>
        <dl className="word-facts">
          <dt>{text.formula}</dt>
          <dd className="formula">{formula}</dd>
          <dt>{text.unit}</dt>
          <dd>{unit === '' ? text.noUnit : unit}</dd>
          <dt>{text.dimensions}</dt>
          <dd>[{dimensions.join(', ')}]</dd>
          <dt>{text.needs}</dt>
          <dd>{text.needsOf[needs]}</dd>
          <dt>{text.limits}</dt>
          <dd>
            <ul>
              {limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </dd>
          <dt>{text.source}</dt>
          <dd>{source}</dd>
          <dt>{text.key}</dt>
          <dd>
            <code>{id}</code>
          </dd>
          {related.length > 0 && (
            <>
              <dt>{text.related}</dt>
              <dd className="related">
                {related.map((other) => (
                  <Link key={other} href={addressOf.method(other)}>
                    {titles.find((one) => one.id === other)?.title ?? other}
                  </Link>
                ))}
              </dd>
            </>
          )}
        </dl>
      </details>
    </article>
  );
}
