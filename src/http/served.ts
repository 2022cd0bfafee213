import type { Parameter, Study } from '../study/index.js';

/** A kind of question that is answered over the network. */
export interface Served {
  readonly study: Study;
  /** Below the API's root, without a slash before it: `brief`, `sources/show`. */
  readonly route: string;
  /** The parameters that are taken: those that name no file. */
  readonly parameters: readonly Parameter[];
}

/** What may be asked over the network, by ids: all that neither reads nor writes the files of whoever runs the server. */
const open = new Set([
  'positions',
  'brief',
  'compare',
  'rank',
  'assets',
  'ties',
  'audit',
  'sources list',
  'sources show',
  'instruments',
  'words',
  'actors',
]);

/** Those that may take many seconds. */
export const slowStudies: ReadonlySet<string> = new Set(['rank', 'audit', 'plan']);

/** Of these studies, those that may be asked. Throws RangeError where one of them cannot be asked without a file. */
export function servedOf(studies: readonly Study[]): Served[] {
  return studies.filter(({ id }) => open.has(id)).map(servedAs);
}

function servedAs(study: Study): Served {
  const fileNeeded = study.parameters.find((parameter) => parameter.required && namesFile(parameter));
  if (fileNeeded !== undefined) {
    throw new RangeError(`${study.id} cannot be served: its parameter ${fileNeeded.name} names a file`);
  }
  return {
    study,
    // The command below a command that is meant where only the one above is named has that one's address.
    route: study.first === true ? study.id.split(' ')[0]! : study.id.replaceAll(' ', '/'),
    parameters: study.parameters.filter((parameter) => !namesFile(parameter)),
  };
}

/** Whether a parameter's value is a path on the machine that runs the study. */
export function namesFile({ name, value }: Parameter): boolean {
  return /\b(file|files|dir|folder|path|paths)\b/i.test(`${name} ${value ?? ''}`);
}
