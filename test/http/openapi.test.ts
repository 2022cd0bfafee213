import { beforeAll, describe, expect, test } from 'vitest';
import { reference, startServer, studies, version } from './serving.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: Record<string, unknown>;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly responses: Record<string, unknown>;
}
interface Description {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Record<string, { readonly get?: Operation; readonly post?: Operation }>;
  readonly components: Record<string, Record<string, Record<string, unknown>>>;
}

let api: Description;
beforeAll(async () => {
  const server = await startServer({ studies, data: reference, port: 0, threads: 1 });
  api = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as Description;
  await server.close();
});

/** What is asked by an address alone; plans are posted. */
function asked(): readonly (readonly [path: string, get: Operation])[] {
  return Object.entries(api.paths).flatMap(([path, { get }]) => (get === undefined ? [] : [[path, get] as const]));
}

function own({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter((one): one is Parameter => 'name' in one);
}

test('says its version and leads nowhere', () => {
  expect(api.openapi).toMatch(/^3\.1\.\d$/);
  expect(api.info.version).toBe(version);
  const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, kind, name] of references) expect(api.components[kind!]?.[name!], `${kind}/${name}`).toBeDefined();
});

describe('each operation', () => {
  test('has a name of its own, and its parameters once each', () => {
    const operations = Object.values(api.paths).map(({ get, post }) => (get ?? post)!);
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { parameters, responses } of operations) {
      const keys = parameters.map((one) => ('name' in one ? one.name : one.$ref));
      expect(new Set(keys).size).toBe(keys.length);
      for (const status of ['200', '400', '503', '504']) expect(responses[status]).toBeDefined();
    }
  });

  test('takes just what its study takes, files apart', () => {
    for (const [, get] of asked()) {
      for (const status of ['304', '404']) expect(get.responses[status]).toBeDefined();
      const study = studies.find(({ title }) => title === get.summary)!;
      const wanted = study.parameters.filter(({ value }) => !/^(FILE|DIR|PATH)/.test(value ?? ''));
      expect(own(get).map(({ name, required }) => [name, required])).toEqual(
        wanted.map(({ name, required }) => [name, required]),
      );
    }
  });

  test('describes each parameter as text that a query can hold: never nullable, never a number', () => {
    for (const [, get] of asked()) {
      for (const { in: place, description, schema } of own(get)) {
        expect(place).toBe('query');
        expect(description).toMatch(/\.$/);
        expect(['string', 'boolean', 'array']).toContain(schema['type']);
        expect(JSON.stringify(schema)).not.toContain('null');
      }
    }
  });
});

test('reads as it is meant', () => {
  const brief = Object.fromEntries(
    own(api.paths['/brief']!.get!).map(({ name, required, schema }) => [name, { required, ...schema }]),
  );
  expect(brief['actor']).toEqual({ required: true, type: 'string', minLength: 1, maxLength: 2000 });
  expect(brief['from']).toMatchObject({ required: false, type: 'string', pattern: String.raw`^\d{4}$` });
  expect(brief['scale']).toMatchObject({ required: false, type: 'string', default: 'unga' });
  expect(brief['scale']).toHaveProperty('enum', expect.arrayContaining(['unga', 'favourability']));
  const { Problem, ProblemDocument } = api.components['schemas']!;
  expect(Problem!['required']).toEqual(['code', 'message', 'expected', 'got', 'fix', 'where']);
  expect(JSON.stringify(ProblemDocument)).toContain('"status"');
});
