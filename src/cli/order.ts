import { Argument, Command, CommanderError, Option } from 'commander';
import { ProblemError } from '../model/index.js';
import { type Parameter, type Study, version } from '../study/index.js';
import { groupHelp, programHelp, studyHelp } from './help.js';
import { didYouMean, nearest } from './nearest.js';
import { commonParameters, commonParametersOf, readSettings, type Settings } from './settings.js';

/** What the person asks for: a text to show, or a study to run. */
export type Order =
  | { readonly kind: 'show'; readonly text: string }
  | {
      readonly kind: 'run';
      readonly study: Study;
      /** The study's parameters as they were given, unchecked. */
      readonly given: Readonly<Record<string, unknown>>;
      readonly settings: Settings;
    };

/**
 * Read a command line (without `node` and the program). A study whose id has several words is a command below a command.
 * Throws ProblemError 'unknown-command', 'unknown-option', 'missing-value' or 'invalid-value'.
 */
export function readOrder(
  studies: readonly Study[],
  words: readonly string[],
  options: { readonly width?: number | undefined } = {},
): Order {
  let text = '';
  let order: Order | null = null;
  const { width } = options;

  function makeCommand(path: string, help: () => string): OurCommand {
    const command = new OurCommand(path, help);
    const keep = (piece: string): void => void (text += piece);
    return command.configureOutput({ writeOut: keep, writeErr: keep });
  }
  function makeStudyCommand(study: Study): OurCommand {
    const command = makeCommand(study.id, () => studyHelp(study, width));
    describeParameters(command, study);
    return command.action(() => {
      order = { kind: 'run', study, ...readGiven(command, study) };
    });
  }

  const program = makeCommand('', () => programHelp(studies, width));
  program.version(version, '--version');
  const groups = new Map<string, OurCommand>();
  for (const study of studies) {
    const [group, rest] = study.id.split(' ', 2) as [string, string | undefined];
    if (rest === undefined) {
      program.addCommand(makeStudyCommand(study));
      continue;
    }
    const members = studies.filter(({ id }) => id.startsWith(`${group} `));
    const above = groups.get(group) ?? makeCommand(group, () => groupHelp(group, members, width));
    if (!groups.has(group)) program.addCommand(above);
    groups.set(group, above);
    above.addCommand(makeStudyCommand(study));
  }

  try {
    program.parse(spelledOut(studies, words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the reading in this way; all else that can be wrong is a ProblemError (see OurCommand).
    if (text === '') throw error;
    return { kind: 'show', text };
  }
  return order ?? { kind: 'show', text };
}

/** `help x` as `x --help`; a group's name alone, or with options only, as its first command. */
function spelledOut(studies: readonly Study[], words: readonly string[]): string[] {
  if (words[0] === 'help') return [...words.slice(1), '--help'];
  const [group, next] = words;
  const meant = studies.find(({ id, first }) => first === true && id.startsWith(`${group} `));
  const named = next !== undefined && (!next.startsWith('-') || next === '--help' || next === '-h');
  return meant === undefined || named ? [...words] : [...meant.id.split(' '), ...words.slice(1)];
}

/**
 * A command with our voice: the methods below are those by which commander refuses a command line. They are not part of
 * its published types, so a new version of it may rename them; the tests of the command line notice.
 */
class OurCommand extends Command {
  readonly #path: string;
  readonly #help: () => string;

  constructor(path: string, help: () => string) {
    super(path.split(' ').at(-1));
    this.#path = path;
    this.#help = help;
    this.exitOverride().enablePositionalOptions().helpCommand(false);
  }

  override helpInformation(): string {
    // Asked for help on a command that does not exist, commander would show that of the one above.
    const [below] = this.args;
    if (this.commands.length > 0 && below !== undefined && !below.startsWith('-')) this.unknownCommand();
    return this.#help();
  }

  unknownCommand(): never {
    const names = this.commands.map((command) => command.name());
    const got = this.args[0]!;
    throw new ProblemError('unknown-command', {
      expected: `one of ${names.join(', ')}`,
      got: `"${got}"`,
      fix: didYouMean(
        nearest(got, names).map((name) => `${this.#called} ${name}`),
        `${this.#called} --help says what each does.`,
      ),
    });
  }

  unknownOption(flag: string): never {
    const name = flag.replace(/=.*$/, '');
    const own = this.options.map((option) => option.long ?? '');
    const expected = this.commands.length > 0 ? `a command after ${this.#called}` : `an option of ${this.#called}`;
    const early = this.commands.length > 0 && commonParameters.some((parameter) => `--${parameter.name}` === name);
    throw new ProblemError('unknown-option', {
      expected,
      got: flag,
      fix: early
        ? `Options come after the command: ${this.#called} COMMAND ${name} …`
        : didYouMean(nearest(name, own), `${this.#called} --help lists them.`),
    });
  }

  optionMissingArgument(option: Option): never {
    throw missingOptionValue(option.name(), 'nothing');
  }

  _excessArguments(received: readonly string[]): never {
    const most = this.registeredArguments.length;
    throw new ProblemError('invalid-value', {
      expected: most === 0 ? 'no arguments' : `at most ${most} ${most === 1 ? 'argument' : 'arguments'}`,
      got: `${received.length}: ${received.map((word) => `"${word}"`).join(' ')}`,
      fix: 'Put quotation marks around what has several words, such as "South Korea", or leave out what is too much.',
    });
  }

  get #called(): string {
    return this.#path === '' ? 'suasion' : `suasion ${this.#path}`;
  }
}

function describeParameters(command: OurCommand, study: Study): void {
  for (const parameter of study.parameters) {
    if (parameter.kind === 'option') command.addOption(optionFor(parameter));
    // What is missing is said by the check of all parameters, all at once.
    else command.addArgument(new Argument(parameter.many === true ? `[${parameter.name}...]` : `[${parameter.name}]`));
  }
  for (const parameter of commonParametersOf(study)) command.addOption(optionFor(parameter));
}

function optionFor(parameter: Parameter): Option {
  if (parameter.value === null) return new Option(`--${parameter.name}`);
  const option = new Option(`--${parameter.name} <value>`);
  return option.argParser((value: string, before: unknown) => {
    if (value.startsWith('--')) throw missingOptionValue(parameter.name, value);
    return parameter.many === true ? [...((before as string[] | undefined) ?? []), value] : value;
  });
}

function readGiven(command: OurCommand, study: Study): { given: Record<string, unknown>; settings: Settings } {
  const own: Record<string, unknown> = {};
  const common = new Map<string, string>();
  const values = command.opts<Record<string, unknown>>();
  const argumentNames = study.parameters.filter(({ kind }) => kind === 'argument').map(({ name }) => name);
  argumentNames.forEach((name, at) => {
    const value: unknown = command.processedArgs[at];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) own[name] = value;
  });
  for (const option of command.options) {
    const value = values[option.attributeName()];
    // `--no-serve` is the switch "no-serve", which commander keeps as "serve" with the opposite value.
    const plain = option.negate ? value === false || undefined : value;
    const name = option.long!.replace(/^--/, '');
    if (plain === undefined) continue;
    if (study.parameters.some((parameter) => parameter.kind === 'option' && parameter.name === name)) own[name] = plain;
    else common.set(name, String(plain));
  }
  return { given: own, settings: readSettings(common) };
}

function missingOptionValue(name: string, got: string): ProblemError {
  return new ProblemError('missing-value', {
    expected: `a value after --${name}`,
    got,
    fix: `Give a value: --${name} VALUE, or --${name}=VALUE if it begins with a hyphen.`,
    where: { parameter: name },
  });
}
