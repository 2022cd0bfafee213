import { type ReactNode, useId, useState } from 'react';
import { shell } from '../messages/en/shell.js';
import { glossary } from '../messages/en/glossary.js';
import { useAnswer } from './answers.js';
import { Link } from './link.js';
import { addressOf } from './addresses.js';

interface TermOptions {
  /** Id of a word of the API ("influence", "kineticEnergy"), or of the glossary ("placebo", "multiverse"). */
  readonly of: string;
  readonly children: ReactNode;
}

/** A technical word that opens its definition in place, right behind itself, in the same sentence. */
export function Term({ of: id, children }: TermOptions) {
  const [open, setOpen] = useState(false);
  const definition = useId();
  return (
    <span className="term">
      <button
        type="button"
        className="term-word"
        aria-expanded={open}
        aria-controls={open ? definition : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        {children}
      </button>
      {open && <Definition id={id} element={definition} />}
    </span>
  );
}

function Definition({ id, element }: { readonly id: string; readonly element: string }) {
  const explained = glossary[id];
  const { answer, state } = useAnswer('words', explained === undefined ? {} : null);
  const word = answer?.result.words.find((one) => one.id === id);
  const waiting = state === 'waiting' && explained === undefined;
  return (
    <span className="definition" id={element} role="note">
      {explained?.definition ?? word?.definition ?? (waiting ? shell.loading : shell.term.unknown)}{' '}
      {word !== undefined && word.unit !== '' && (
        <>
          {shell.term.unit} {word.unit}.{' '}
        </>
      )}
      <Link href={addressOf.method(explained === undefined ? id : `word-${id}`)}>{shell.term.more}</Link>
    </span>
  );
}
