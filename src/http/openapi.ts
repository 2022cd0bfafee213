import { problemCatalogue } from '../model/index.js';
import { type Parameter, version } from '../study/index.js';
import { mediaTypes } from './formats.js';
import { type Posted, postedTypes, propertiesOf } from './posting.js';
import { statusMeanings } from './problems.js';
import { commonParameters, longestValue } from './query.js';
import type { Served } from './served.js';

type Schema = Readonly<Record<string, unknown>>;

/** The statuses that any question can end with beside 200. */
const statusesOfQuestions = [304, 400, 404, 406, 414, 421, 422, 431, 500, 503, 504];

/** The API as an OpenAPI 3.1 document, made from the records of the studies that are served. */
export function openApi(served: readonly Served[], posted: readonly Posted[], root: string): Schema {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Suasion',
      version,
      summary: 'Who moves whom, by what means, how lastingly, and at what cost to people.',
      description:
        'Every answer is the same as that of the command line. The server keeps nothing of what is asked. Parameters are checked strictly: unknown, repeated and empty ones are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: root }],
    paths: Object.fromEntries([
      ...served.map((one) => [`/${one.route}`, { get: operation(one) }] as const),
      ...posted.map((one) => [`/${one.route}`, { post: postOperation(one) }] as const),
    ]),
    components: {
      schemas: {
        Answer: answerSchema,
        Origin: originSchema,
        Problem: problemSchema(),
        ProblemDocument: documentSchema,
      },
      parameters: Object.fromEntries(
        commonParameters.map((one) => [one.name, parameterObject(one, commonSchemas[one.name])]),
      ),
      responses: Object.fromEntries(
        Object.entries(statusMeanings).map(([status, description]) => [
          `Problem${status}`,
          problemResponse(description),
        ]),
      ),
      headers: {
        ETag: {
          description: 'Follows from version, tables and question: send it back as If-None-Match.',
          schema: { type: 'string' },
        },
      },
    },
  };
}

function operation({ study, route, parameters }: Served): Schema {
  const properties = propertiesOf(study);
  return {
    operationId: route.replaceAll(/\/(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: study.title,
    description: study.about,
    parameters: [
      ...parameters.map((parameter) => parameterObject(parameter, properties[parameter.name])),
      ...commonParameters.map(({ name }) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    responses: responses(statusesOfQuestions),
  };
}

/** A document is sent; what is asked is not kept, so it has no tag. */
function postOperation({ study, route, document }: Posted): Schema {
  const known = propertiesOf(study)[document] ?? {};
  return {
    operationId: route,
    summary: study.title,
    description: study.about,
    parameters: commonParameters.map(({ name }) => ({ $ref: `#/components/parameters/${name}` })),
    requestBody: {
      required: true,
      content: Object.fromEntries(
        postedTypes.map((type) => [
          type,
          type === 'application/json'
            ? { schema: { type: 'object', required: [document], properties: { [document]: known } } }
            : { schema: { type: 'string' } },
        ]),
      ),
    },
    responses: responses([...statusesOfQuestions.filter((status) => status !== 304), 413, 415]),
  };
}

function responses(statuses: readonly number[]): Schema {
  return {
    200: {
      description: 'The answer.',
      headers: { ETag: { $ref: '#/components/headers/ETag' } },
      content: Object.fromEntries(
        Object.entries(mediaTypes).map(([format, type]) => [
          type.split(';')[0]!,
          format === 'json' ? { schema: { $ref: '#/components/schemas/Answer' } } : { schema: { type: 'string' } },
        ]),
      ),
    },
    ...Object.fromEntries(
      statuses.map((status) => [
        status,
        status === 304
          ? { description: 'The answer is the one whose tag was sent.' }
          : { $ref: `#/components/responses/Problem${status}` },
      ]),
    ),
  };
}

function parameterObject(parameter: Parameter, schema: Schema | undefined): Schema {
  const { name, about, required, otherwise, many } = parameter;
  return {
    name,
    in: 'query',
    description: `${about}.${otherwise === undefined ? '' : ` Default: ${otherwise}.`}`,
    required,
    ...(many === true ? { style: 'form', explode: true } : {}),
    schema: querySchema(parameter, schema ?? {}),
  };
}

const commonSchemas: Readonly<Record<string, Schema>> = {
  seed: { type: 'string', pattern: String.raw`^\d{1,10}$`, default: '1' },
};

/** In a query all is text: of several forms of a value only those remain that text can have. */
function querySchema({ value, choices, many }: Parameter, schema: Schema): Schema {
  if (value === null) return { type: 'boolean' };
  const told = textForms(schema);
  const one = {
    ...told,
    type: 'string',
    ...(choices === undefined ? {} : { enum: choices }),
    ...(told['enum'] !== undefined || choices !== undefined ? {} : { minLength: 1, maxLength: longestValue }),
  };
  return many === true ? { type: 'array', items: one } : one;
}

function textForms(schema: Schema): Schema {
  const forms = schema['anyOf'] as readonly Schema[] | undefined;
  const plain = forms?.find(({ type }) => type === 'string') ?? (schema['type'] === 'string' ? schema : {});
  const {
    pattern,
    enum: choices,
    default: otherwise,
  } = { ...plain, default: schema['default'] } as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries({ pattern, enum: choices, default: otherwise }).filter(([, one]) => one !== undefined),
  );
}

function problemResponse(description: string): Schema {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
  };
}

const text = { type: 'string' } as const;

const answerSchema: Schema = {
  type: 'object',
  description: 'The envelope of every answer in JSON, the same as on the command line.',
  required: ['suasion', 'question', 'result', 'origins', 'problems'],
  properties: {
    suasion: { ...text, description: 'The version that answered.' },
    question: { type: 'object', description: 'What was asked, as it was understood, and how to ask it again.' },
    result: { type: ['object', 'null'], description: 'See the guide of the study; what is not known is null.' },
    origins: { type: 'array', items: { $ref: '#/components/schemas/Origin' } },
    problems: { type: 'array', items: { $ref: '#/components/schemas/Problem' } },
  },
};

const originSchema: Schema = {
  type: 'object',
  description: 'A source of the numbers.',
  required: ['id', 'title', 'version', 'licence', 'citation', 'rows', 'hash'],
  properties: {
    id: text,
    title: text,
    version: { ...text, description: 'The edition of the source, as its publisher names it.' },
    licence: text,
    citation: text,
    rows: { type: ['integer', 'null'] },
    hash: { type: ['string', 'null'] },
  },
};

const problemProperties: Schema = {
  message: text,
  expected: text,
  got: text,
  fix: { ...text, description: 'What to do.' },
  where: {
    type: ['object', 'null'],
    properties: { parameter: text, file: text, line: { type: 'integer' }, column: { type: ['string', 'integer'] } },
  },
};

const problemKeys = ['code', 'message', 'expected', 'got', 'fix', 'where'];

function problemSchema(): Schema {
  const codes = problemCatalogue().map(({ code }) => code);
  return {
    type: 'object',
    description: 'Something that went wrong or must be known.',
    required: problemKeys,
    properties: { code: { ...text, enum: codes }, ...problemProperties },
  };
}

const documentSchema: Schema = {
  description: 'A problem document after RFC 9457, with the problem itself as extension.',
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    {
      type: 'object',
      required: ['type', 'title', 'status', 'detail'],
      properties: {
        type: { ...text, format: 'uri' },
        title: text,
        status: { type: 'integer' },
        detail: text,
        problems: {
          type: 'array',
          description: 'All of them, where there are several.',
          items: { $ref: '#/components/schemas/Problem' },
        },
      },
    },
  ],
};
