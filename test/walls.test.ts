import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The rooms in the order in which they may import, each with a value of its own that others can ask for. */
const ROOMS = {
  base: ['text.ts', 'text'],
  numeric: ['random.ts', 'seededRandom'],
  grid: ['dataset.ts', 'inServiceIn'],
  analysis: ['injection.ts', 'busInjectionMw'],
  study: ['case-flow.ts', 'caseFlow'],
  io: ['input-text.ts', 'normalisedText'],
  report: ['number-format.ts', 'formatNumber'],
  web: ['inflate.ts', 'inflatedText'],
  cli: ['exit-codes.ts', 'EXIT'],
} as const satisfies Record<string, readonly [file: string, name: string]>;

type Room = keyof typeof ROOMS;

const ORDER = Object.keys(ROOMS) as Room[];
const PROJECT = path.resolve(import.meta.dirname, '..');

function mayImport(room: Room, other: Room): boolean {
  if (room === 'report' && other === 'io') return false;
  if (room === 'cli' && other === 'web') return false;
  return ORDER.indexOf(other) < ORDER.indexOf(room);
}

interface Plant {
  readonly file: string;
  readonly room: Room;
  readonly asks: Room | 'node:fs';
  readonly isAllowed: boolean;
}

/** Every room asks for every other room, and for the file system. */
const PLANTS: readonly Plant[] = ORDER.flatMap((room) => [
  ...ORDER.filter((other) => other !== room).map((other) => ({
    file: `src/${room}/planted-${other}.ts`,
    room,
    asks: other,
    isAllowed: mayImport(room, other),
  })),
  { file: `src/${room}/planted-node.ts`, room, asks: 'node:fs' as const, isAllowed: room === 'cli' },
]);

function plantedText({ asks }: Plant): string {
  if (asks === 'node:fs')
    return `import { existsSync } from 'node:fs';\nexport const planted = existsSync;\n`;
  const [file, name] = ROOMS[asks];
  return `import { ${name} } from '../${asks}/${file}';\nexport const planted = ${name};\n`;
}

describe('the walls between the rooms', () => {
  let copy = '';
  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'siepac-walls-'));
    for (const name of ['src', 'tsconfig.json', 'package.json', 'biome.json', '.gitignore']) {
      cpSync(path.join(PROJECT, name), path.join(copy, name), { recursive: true });
    }
    symlinkSync(path.join(PROJECT, 'node_modules'), path.join(copy, 'node_modules'));
    for (const plant of PLANTS) writeFileSync(path.join(copy, plant.file), plantedText(plant));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function run(tool: string, ...tail: readonly string[]): string {
    const { stdout, stderr, error } = spawnSync(path.join(PROJECT, 'node_modules/.bin', tool), tail, {
      cwd: copy,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return stdout + stderr;
  }

  it('the linter refuses what a room may not import, and nothing else', () => {
    const output = run('biome', 'lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', 'src');
    const refused = new Set(Array.from(output.matchAll(/^(src\/\S+?\.ts):\d+:\d+ lint/gm), (m) => m[1]));
    expect(refused).toEqual(new Set(PLANTS.filter((plant) => !plant.isAllowed).map((plant) => plant.file)));
  });

  it('the compiler refuses it too', () => {
    const output = run('tsc', '-b', '--pretty', 'false');
    const refused = new Set(
      Array.from(output.matchAll(/^(src\/\w+\/planted-\w+\.ts)\(\d+,\d+\): error/gm), (m) => m[1]),
    );
    // The types of the CSV libraries bring those of Node with them, so there only the linter sees it.
    const seen = PLANTS.filter((plant) => !plant.isAllowed && plant.file !== 'src/io/planted-node.ts');
    expect(refused).toEqual(new Set(seen.map((plant) => plant.file)));
  });
});
