import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..');
const documents = [
  'README.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Every console block: a command after `$ `, then what it prints on either stream. */
function consoleBlocks(text: string): { command: string; output: string }[] {
  return [...text.matchAll(/```console\n\$ (.+)\n([^]*?)```/g)].map(([, command = '', output = '']) => ({
    command,
    output,
  }));
}

const help = execFileSync(process.execPath, ['dist/cli/main.js', '--help'], { cwd: repository, encoding: 'utf8' });

describe.each(documents)('%s is true', (document) => {
  const blocks = consoleBlocks(readFileSync(join(repository, document), 'utf8'));

  test.each(blocks.map((block) => [block.command, block] as const))('%s', (_, { command, output }) => {
    // The built program stands for npx, which only finds it and starts it.
    const line = command.replaceAll('npx suasion', `"${process.execPath}" dist/cli/main.js`);
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: repository, encoding: 'utf8' });
    expect(stdout + stderr).toBe(output);
  });

  test('names no command that does not exist', () => {
    const text = readFileSync(join(repository, document), 'utf8');
    const named = [
      ...text.matchAll(/suasion (brief|positions|actors|words|measure|sources|build|start|[a-z]+)\b/g),
    ].map(([, word]) => word!);
    const unknown = named.filter(
      (word) => !help.includes(word) && !['is', 'reads', 'contributors', 'workbench'].includes(word),
    );
    expect(unknown).toEqual([]);
  });
});
