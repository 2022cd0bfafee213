import { Help } from 'commander';
import type { Parameter, Study } from '../study/index.js';
import { commonParameters, commonParametersOf } from './settings.js';

/** Lines of help are no longer than this, and no longer than the terminal. */
const widest = 90;
const narrowest = 60;
const longestTerm = 26;

/** Help on all commands. */
export function programHelp(studies: readonly Study[], width: number | undefined): string {
  const page = new Page(width);
  page.line('Usage: suasion COMMAND [arguments] [options]');
  page.paragraph(
    'Suasion measures statecraft: who moves whom, by what means, how lastingly, and at what cost to people.',
  );
  page.heading('Commands');
  page.entries(studies.map((study) => [study.id, study.title]));
  page.heading('Options of every command');
  page.entries(commonParameters.map(optionEntry));
  page.entries([
    ['--help', 'Show help; after a command, on that command'],
    ['--version', 'Show the version; alone, without a command'],
  ]);
  page.examples(studies.flatMap((study) => study.examples.slice(0, 1)).slice(0, 4));
  page.paragraph(
    'Answers go to standard output, messages and progress to standard error. Exit status: 0 done; 1 data or method could not answer; 2 a mistake in the command.',
  );
  return page.text();
}

/** Help on the commands that begin with the same word. */
export function groupHelp(group: string, studies: readonly Study[], width: number | undefined): string {
  const page = new Page(width);
  page.line(`Usage: suasion ${group} COMMAND [arguments] [options]`);
  page.heading('Commands');
  page.entries(studies.map((study) => [study.id, study.title]));
  page.paragraph(`suasion ${group} COMMAND --help shows more on one of them.`);
  return page.text();
}

/** Help on one command. */
export function studyHelp(study: Study, width: number | undefined): string {
  const page = new Page(width);
  const options = study.parameters.filter((parameter) => parameter.kind === 'option');
  const common = commonParametersOf(study);
  page.line(`Usage: ${usageOf(study)}`);
  page.paragraph(`${study.title}.`);
  page.paragraph(study.about);
  const argumentsOf = study.parameters.filter((parameter) => parameter.kind === 'argument');
  if (argumentsOf.length > 0) {
    page.heading('Arguments');
    page.entries(argumentsOf.map((parameter) => [parameter.name, aboutOf(parameter)]));
  }
  if (options.length > 0) {
    page.heading('Options');
    page.entries(options.map(optionEntry));
  }
  page.heading('Options of every command');
  page.entries([...common.map(optionEntry), ['--help', 'Show this help']]);
  page.examples(study.examples);
  return page.text();
}

/** How to call a command: its arguments and the options that it needs. */
function usageOf(study: Study): string {
  const needed = study.parameters.map((parameter) => {
    const more = parameter.many === true ? ' …' : '';
    if (parameter.kind === 'option') return parameter.required ? optionTerm(parameter) : '';
    return parameter.required ? `<${parameter.name}>${more}` : `[${parameter.name}${more}]`;
  });
  return ['suasion', study.id, ...needed.filter((piece) => piece !== ''), '[options]'].join(' ');
}

/** `--scale S`; the name alone for a switch. */
export function optionTerm(parameter: Parameter): string {
  return parameter.value === null ? `--${parameter.name}` : `--${parameter.name} ${parameter.value}`;
}

function optionEntry(parameter: Parameter): [term: string, about: string] {
  return [optionTerm(parameter), aboutOf(parameter)];
}

function aboutOf(parameter: Parameter): string {
  const details: string[] = [];
  if (parameter.kind === 'option' && parameter.required) details.push('needed');
  if (parameter.choices !== undefined) details.push(`one of ${parameter.choices.join(', ')}`);
  if (parameter.otherwise !== undefined) details.push(`default: ${parameter.otherwise}`);
  if (parameter.many === true) details.push('may be given more than once');
  return details.length === 0 ? parameter.about : `${parameter.about} (${details.join('; ')})`;
}

class Page {
  readonly #help = new Help();
  readonly #width: number;
  readonly #blocks: string[] = [];

  constructor(width: number | undefined) {
    this.#width = Math.max(narrowest, Math.min(widest, width ?? widest));
    this.#help.helpWidth = this.#width;
  }

  line(text: string): void {
    this.#blocks.push(text);
  }

  heading(text: string): void {
    this.#blocks.push(`\n${text}`);
  }

  paragraph(text: string): void {
    this.#blocks.push(`\n${this.#help.boxWrap(text, this.#width)}`);
  }

  entries(entries: readonly (readonly [term: string, about: string])[]): void {
    const termWidth = Math.min(longestTerm, Math.max(...entries.map(([term]) => term.length), 16));
    this.#blocks.push(
      ...entries.map(([term, about]) => {
        if (term.length <= termWidth) return this.#help.formatItem(term, termWidth, about, this.#help);
        return `  ${term}\n${this.#help.formatItem('', termWidth, about, this.#help)}`;
      }),
    );
  }

  examples(examples: readonly string[]): void {
    if (examples.length === 0) return;
    this.heading(examples.length === 1 ? 'Example' : 'Examples');
    this.#blocks.push(...examples.map((example) => `  suasion ${example}`));
  }

  text(): string {
    return `${this.#blocks.join('\n')}\n`;
  }
}
