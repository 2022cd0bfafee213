import { type ChangeEvent, useRef, useState } from 'react';
import type { Actor } from '../../../model/index.js';
import { plan as words } from '../../messages/en/plan.js';
import { addressOf, announce, go, save } from '../../shell/index.js';
import { type Draft, planOf } from './draft.js';
import { fileOf } from './plan-text.js';
import type { PlanAsked } from './use-plan.js';

interface TakeAlongOptions {
  readonly asking: PlanAsked;
  readonly draft: Draft;
  readonly actors: readonly Actor[];
  readonly onEmpty: () => void;
}

const { form } = words;

/** The plan as a file and as a link, and others in its place. */
export function TakeAlong({ asking, draft, actors, onEmpty }: TakeAlongOptions) {
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const say = (text: string): void => {
    setSaid(text);
    announce(text);
  };
  const saveFile = (): void => {
    const made = planOf(draft);
    if ('errors' in made) return say(words.errors.some(Object.keys(made.errors).length));
    const nameOf = (id: string): string | null => actors.find((one) => one.id === id)?.name ?? null;
    save(form.fileName, 'application/yaml', fileOf(made.plan, nameOf));
    say(form.saved);
  };
  const copyLink = async (): Promise<void> => {
    if (!asking.linked) return say(form.tooLong);
    const copied = await navigator.clipboard?.writeText(window.location.href).then(
      () => true,
      () => false,
    );
    say(copied === true ? form.copied : form.notCopied);
  };
  const openFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file === undefined) return;
    const text = await file.text().catch(() => null);
    if (text === null) say(form.unread);
    else asking.askText(text);
  };
  return (
    <div className="tools plan-tools">
      <button type="button" onClick={saveFile}>
        {form.file}
      </button>
      <button type="button" onClick={() => input.current?.click()}>
        {form.open}
      </button>
      <input
        ref={input}
        className="only-read"
        type="file"
        accept=".yaml,.yml,.json,application/yaml"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void openFile(event)}
      />
      <button type="button" onClick={() => void copyLink()}>
        {form.link}
      </button>
      <button type="button" onClick={onEmpty}>
        {form.empty}
      </button>
      {!asking.isExample && (
        <button type="button" onClick={() => go(addressOf.plan())}>
          {form.example}
        </button>
      )}
      <span className="tools-said">{asking.linked ? said : form.tooLong}</span>
    </div>
  );
}
