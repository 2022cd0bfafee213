// load.mjs STORE FOLDER [once]: keeps an input and makes two tables from it, again and again; prints a dot after each round.
const [store = '', folder = '', once] = process.argv.slice(2);
const { hashOf, Workspace } = await import(store);

const origin = {
  id: 'made-up',
  publisher: '',
  title: '',
  version: '',
  licence: 'CC0-1.0',
  permission: 'ship',
  citation: '',
  url: '',
  rows: 50,
  hash: '0',
};
const workspace = new Workspace(folder, { threads: 1 });
for (let round = 0; ; round++) {
  const number = once === undefined ? round % 3 : 0;
  const given = Buffer.alloc(300_000, `input ${number} `);
  const hash = hashOf(given);
  await workspace.keepRaw([{ name: 'input', path: 'input', bytes: given, given, hash }]);
  for (const name of ['acts', 'ties']) {
    const spec = {
      name,
      title: name,
      description: '',
      columns: [
        { name: 'row', type: 'integer', meaning: '' },
        { name: 'generation', type: 'integer', meaning: '' },
      ],
      key: ['row'],
      origins: [origin],
      madeFrom: [hash],
      madeBy: { step: 'test', version: '0', parameters: { number } },
    };
    await workspace.writeTable(spec, {
      row: Array.from({ length: 50 }, (_, i) => i),
      generation: new Array(50).fill(number),
    });
  }
  if (once !== undefined) break;
  process.stdout.write('.');
}
await workspace.close();
