import { type ReactNode, useId } from 'react';
import { Checkbox, FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface TextLineOptions {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly help?: string;
  readonly placeholder?: string;
  readonly kind?: 'text' | 'number';
  /** Only read out, where what stands before it says it to the eye. */
  readonly hideLabel?: boolean;
}

/** One line to write in, with what is wrong with it in words beneath. */
export function TextLine({ label, value, onChange, error, help, placeholder, kind, hideLabel }: TextLineOptions) {
  return (
    <TextField
      className={kind === 'number' ? 'line line-number' : 'line'}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
    >
      <Label className={hideLabel === true ? 'only-read' : 'react-aria-Label'}>{label}</Label>
      <Input placeholder={placeholder ?? ''} inputMode={kind === 'number' ? 'decimal' : 'text'} autoComplete="off" />
      {help !== undefined && (
        <Text slot="description" className="line-help">
          {help}
        </Text>
      )}
      <FieldError>{error}</FieldError>
    </TextField>
  );
}

interface ChoiceLineOptions {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** One of several. */
export function ChoiceLine({ label, value, onChange, error, children }: ChoiceLineOptions) {
  const told = useId();
  return (
    <div className="line">
      <label className="field">
        <span>{label}</span>
        <select
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : told}
        >
          {children}
        </select>
      </label>
      {error !== undefined && (
        <span className="react-aria-FieldError" id={told}>
          {error}
        </span>
      )}
    </div>
  );
}

interface TickOptions {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
  /** What it is called where its text alone does not say it. */
  readonly label?: string;
}

/** A box to tick. */
export function Tick({ on, onChange, children, label }: TickOptions) {
  return (
    <Checkbox
      className="tick"
      isSelected={on}
      onChange={onChange}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <TickMark />
      <span>{children}</span>
    </Checkbox>
  );
}

/** The box itself; its tick is shown where it is on. */
export function TickMark() {
  return (
    <svg className="tick-mark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1.5" y="1.5" width="17" height="17" rx="2" />
      <path d="M5 10.5 L8.6 14 L15 6.5" />
    </svg>
  );
}
