import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ProblemError } from '../../src/model/index.js';
import {
  hashOf,
  hashOfFiles,
  listFolder,
  readSourceFile,
  readSourceFiles,
  writeOutFile,
} from '../../src/store/index.js';
import { temporaryFolder } from './samples.js';

const text = 'voter,vote\nSWE,yes\n'.repeat(2000);

async function problemOf(work: Promise<unknown>): Promise<ProblemError['problem']> {
  return work.then(
    () => expect.fail('should have failed'),
    (error: ProblemError) => error.problem,
  );
}

test('gzip is known by its first bytes, whatever the name; the hash is over the file as given', async () => {
  const folder = await temporaryFolder();
  const packed = gzipSync(text);
  await writeFile(join(folder, 'a.csv'), packed);
  await writeFile(join(folder, 'b.csv.gz'), text);
  await writeFile(join(folder, 'c.csv.gz'), Buffer.concat([gzipSync('one'), gzipSync('two')]));
  const [a, b, c] = await readSourceFiles([join(folder, 'a.csv'), join(folder, 'b.csv.gz'), join(folder, 'c.csv.gz')]);
  expect(Buffer.from(a!.bytes).toString()).toBe(text);
  expect(a).toMatchObject({
    name: 'a.csv',
    path: join(folder, 'a.csv'),
    hash: createHash('sha256').update(packed).digest('hex'),
  });
  expect(Buffer.from(b!.bytes).toString()).toBe(text);
  expect(b!.hash).toBe(hashOf(text));
  expect(Buffer.from(c!.bytes).toString()).toBe('onetwo');
  expect(hashOfFiles([a!, b!])).not.toBe(hashOfFiles([b!, a!]));
});

test('a folder stands for its files in the order of their names', async () => {
  const folder = await temporaryFolder();
  for (const name of ['b.csv', 'a.csv', 'Z.csv', '.hidden', 'ä.csv']) await writeFile(join(folder, name), name);
  await mkdir(join(folder, 'inner'));
  await writeFile(join(folder, 'inner', 'c.csv'), 'c');
  expect((await readSourceFiles([folder])).map((file) => file.name)).toEqual(['Z.csv', 'a.csv', 'b.csv', 'ä.csv']);
  expect(await listFolder(folder)).toEqual({ files: ['Z.csv', 'a.csv', 'b.csv', 'ä.csv'], folders: ['inner'] });
});

test('what is not there, or not a file, is said', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'outer', 'inner'), { recursive: true });
  await writeFile(join(folder, 'file'), 'x');
  expect(await problemOf(readSourceFiles([join(folder, 'nothing')]))).toMatchObject({
    code: 'file-not-found',
    where: { file: join(folder, 'nothing') },
  });
  expect(await problemOf(readSourceFile(folder))).toMatchObject({
    code: 'file-unreadable',
    got: 'a folder of that name',
  });
  expect(await problemOf(readSourceFile(join(folder, 'file', 'below')))).toMatchObject({ code: 'file-unreadable' });
  expect(await problemOf(readSourceFiles([join(folder, 'outer')]))).toMatchObject({
    code: 'file-not-found',
    got: 'only folders (inner …)',
  });
  expect(await problemOf(readSourceFiles([join(folder, 'outer', 'inner')]))).toMatchObject({
    code: 'file-not-found',
    got: 'an empty folder',
  });
});

test('a missing permission is said', async () => {
  const folder = await temporaryFolder();
  // The administrator may read and write everything: be nobody for a while.
  const nobody = 65534;
  const administrator = process.geteuid?.() === 0;
  if (administrator) await chown(folder, nobody, nobody);
  if (administrator) process.seteuid!(nobody);
  try {
    const path = join(folder, 'secret.csv');
    await writeFile(path, 'x');
    await chmod(path, 0o000);
    expect(await problemOf(readSourceFile(path))).toMatchObject({ code: 'file-unreadable', got: 'no permission' });
    await chmod(folder, 0o500);
    expect(await problemOf(writeOutFile(join(folder, 'new'), 'x'))).toMatchObject({
      code: 'not-writable',
      got: 'no permission',
    });
    await chmod(folder, 0o700);
    await chmod(path, 0o400);
    // Whether a file may be written is asked for the real user, who is still the administrator.
    if (!administrator)
      expect(await problemOf(writeOutFile(path, 'y'))).toMatchObject({ code: 'not-writable', got: 'no permission' });
  } finally {
    if (administrator) process.seteuid!(0);
  }
});

test('gzip that was cut says so, and how much could be read', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'cut.csv.gz');
  // Random-looking lines, so that a cut leaves some of them readable.
  const whole = gzipSync(Array.from({ length: 5000 }, (_, i) => hashOf(String(i))).join('\n'));
  for (const length of [2, 10, 11, Math.floor(whole.length / 2), whole.length - 8, whole.length - 1]) {
    await writeFile(path, whole.subarray(0, length));
    const problem = await problemOf(readSourceFile(path));
    expect(problem, String(length)).toMatchObject({ code: 'file-cut-short', where: { file: path } });
    const unpacked = Number(/; (\d+) bytes could be unpacked/.exec(problem.got)?.[1]);
    expect(unpacked >= 0 && unpacked <= 5000 * 65).toBe(true);
    if (length > whole.length / 3) expect(unpacked).toBeGreaterThan(50_000);
  }
});

test('gzip that was damaged says so', async () => {
  const path = join(await temporaryFolder(), 'damaged.csv.gz');
  const whole = gzipSync(text);
  for (const place of [3, 12, whole.length - 6]) {
    const damaged = Buffer.from(whole);
    damaged[place] = damaged[place]! ^ 0xff;
    await writeFile(path, damaged);
    expect(['file-unreadable', 'file-cut-short']).toContain((await problemOf(readSourceFile(path))).code);
  }
});

test('containers that are not read here are named, with what to do', async () => {
  const folder = await temporaryFolder();
  const zip = Buffer.from('504b030414000000', 'hex');
  const excel = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const cases = [
    ['events.zip', zip, 'a ZIP archive', 'Unpack it'],
    ['events.zip.gz', gzipSync(zip), 'a ZIP archive', 'Unpack it'],
    ['ties.xlsx', zip, 'a spreadsheet', 'save the sheet as CSV in UTF-8'],
    ['ties.xls', excel, 'an Excel workbook (.xls)', 'save the sheet as CSV in UTF-8'],
    ['a.xz', Buffer.from('fd377a585a0000', 'hex'), 'an xz file', 'unxz'],
    ['a.bz2', Buffer.from('425a68393141592653', 'hex'), 'a bzip2 file', 'bunzip2'],
  ] as const;
  for (const [name, content, got, fix] of cases) {
    await writeFile(join(folder, name), content);
    const problem = await problemOf(readSourceFile(join(folder, name)));
    expect(problem).toMatchObject({ code: 'file-unreadable', got });
    expect(problem.fix).toContain(fix);
  }
  await writeFile(join(folder, 'words.csv'), 'BZh words\n');
  await writeFile(join(folder, 'empty.csv'), '');
  expect(
    (await readSourceFiles([join(folder, 'words.csv'), join(folder, 'empty.csv')])).map((file) => file.bytes.length),
  ).toEqual([10, 0]);
});

test('an output file is replaced in one step; links are followed, pipes and devices written into', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'out.json');
  await writeOutFile(path, 'é');
  await writeOutFile(path, new Uint8Array([1, 2, 3]));
  expect([...(await readFile(path))]).toEqual([1, 2, 3]);
  const link = join(folder, 'link.json');
  await symlink('out.json', link);
  await writeOutFile(link, 'through');
  expect(await readFile(path, 'utf8')).toBe('through');
  expect(await realpath(link)).toBe(await realpath(path));
  await writeOutFile('/dev/null', 'gone');
  const pipe = join(folder, 'pipe');
  expect(spawnSync('sh', ['-c', 'mkfifo "$0"', pipe]).status).toBe(0);
  const [read] = await Promise.all([readFile(pipe, 'utf8'), writeOutFile(pipe, 'into the pipe')]);
  expect(read).toBe('into the pipe');
  expect((await readdir(folder)).sort()).toEqual(['link.json', 'out.json', 'pipe']);
});

test('places that cannot be written to are said, and nothing is left behind', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), 'old');
  expect(await problemOf(writeOutFile(join(folder, 'file', 'below'), 'x'))).toMatchObject({
    code: 'not-writable',
    got: 'a path that leads through a file',
  });
  expect(await problemOf(writeOutFile(folder, 'x'))).toMatchObject({
    code: 'not-writable',
    got: 'a folder of that name',
  });
  expect(await problemOf(writeOutFile(join(folder, 'none', 'x'), 'x'))).toMatchObject({
    code: 'not-writable',
    got: 'a folder that does not exist',
  });
  expect(await problemOf(writeOutFile(join(folder, 'n'.repeat(300)), 'x'))).toMatchObject({
    code: 'not-writable',
    got: 'a name that is too long',
  });
  expect(await readdir(folder)).toEqual(['file']);
});
