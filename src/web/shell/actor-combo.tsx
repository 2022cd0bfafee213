import { useMemo, useState } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Actor } from '../../model/index.js';
import { shell } from '../messages/en/shell.js';
import { findActors } from './find-actors.js';

interface ActorComboOptions {
  readonly label: string;
  readonly actors: readonly Actor[];
  /** The id chosen, or a name as it was typed; empty: nobody yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What is wrong with it, in words; null or left out: nothing. */
  readonly error?: string | null;
}

/** A field for one actor: type part of a name in any spelling, choose from what is found. A name that is not listed stays as typed. */
export function ActorCombo({ label, actors, value, onChange, placeholder = '', error = null }: ActorComboOptions) {
  const chosen = actors.find(({ id }) => id === value);
  const [text, setText] = useState(chosen?.name ?? value);
  const shown = useMemo(
    () => findActors(actors, chosen !== undefined && text === chosen.name ? '' : text),
    [actors, chosen, text],
  );
  return (
    <ComboBox
      items={shown}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        if (next !== chosen?.name) onChange(next.trim());
      }}
      selectedKey={chosen?.id ?? null}
      onSelectionChange={(key) => {
        const actor = actors.find(({ id }) => id === key);
        if (actor === undefined) return;
        setText(actor.name);
        onChange(actor.id);
      }}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection
      isInvalid={error !== null}
    >
      <Label>{label}</Label>
      <div className="combo">
        <Input placeholder={placeholder} />
        <Button aria-label={shell.combo.open}>
          <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden="true">
            <path d="M1 1 L6 6.5 L11 1" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </Button>
      </div>
      <FieldError>{error}</FieldError>
      <Popover>
        <ListBox renderEmptyState={() => <p className="list-empty">{shell.combo.none}</p>}>
          {(actor: Actor) => (
            <ListBoxItem id={actor.id} textValue={actor.name}>
              <span>{actor.name}</span>
              <span className="item-note">{noteOf(actor)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What tells it from others of the name: when it existed where it is no more, or what it is. */
function noteOf({ kind, spells }: Actor): string {
  const last = spells.at(-1);
  if (kind === 'state' && last !== undefined && last.to !== null) {
    return shell.combo.existed(spells[0]!.from.slice(0, 4), last.to.slice(0, 4));
  }
  return kind === 'state' ? '' : shell.combo.kinds[kind];
}
