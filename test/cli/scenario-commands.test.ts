import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/io/scenario-schema.ts';
import { COMMAND_LINE, PROJECT, runSiepac } from './run-siepac.ts';

const DRY_MAX = 'scenarios/2017-dry-max.yaml';
const FILES = [
  'border_flows.csv',
  'capacity_assumptions.csv',
  'contingencies.csv',
  'datapackage.json',
  'disturbances.csv',
  'grid.geojson',
  'line_loading.csv',
  'report.html',
  'result.json',
  'security_criteria.csv',
  'security_limits.csv',
  'security_outages.csv',
  'separations.csv',
  'trade_capacity.csv',
  'trade_explanations.csv',
  'trade_limits.csv',
  'trade_relief.csv',
];

let out = '';
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'siepac-run-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

/** A scenario that asks for little, so that it is solved quickly. */
function smallScenario(id: string, extra = ''): string {
  return `# What flows in the base case?
id: ${id}
title: { en: Small, es: Pequeño }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2017
season: dry
demand: maximum
${extra}
studies:
  - loading: { contingencies: none, monitorFrom: 115 kV }
`;
}

function written(name: string, text: string): string {
  const file = path.join(out, name);
  writeFileSync(file, text);
  return file;
}

describe('siepac run', () => {
  it('prints the tables and writes every file of the scenario', () => {
    const { status, stdout, stderr } = runSiepac(['run', DRY_MAX, '--out', out]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(readdirSync(path.join(out, '2017-dry-max')).sort()).toEqual(FILES);
    for (const title of [
      'Balance by country',
      'SIEPAC line by section',
      'Trade capacity, MW',
      'Self checks',
    ]) {
      expect(stdout).toContain(`\n${title}\n`);
    }
    const result = JSON.parse(readFileSync(path.join(out, '2017-dry-max/result.json'), 'utf8'));
    expect(result.provenance.command).toBe(`siepac run ${DRY_MAX}`);
    const files = new Map(
      result.provenance.inputs.map((input: { file: string; sha256: string }) => [input.file, input.sha256]),
    );
    expect(files.size).toBeGreaterThan(20);
    const bytes = readFileSync(path.join(PROJECT, 'scenarios/common/2017.yaml'));
    expect(files.get('scenarios/common/2017.yaml')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('writes the same bytes whatever the number of workers, and one line per scenario', () => {
    const files = ['a', 'b', 'c'].map((id) => written(`${id}.yaml`, smallScenario(id)));
    const [here, there] = [path.join(out, 'here'), path.join(out, 'there')];
    const { status, stdout } = runSiepac(['run', ...files, '--out', here, '--jobs', '1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\na +\S+.*\nb +\S+.*\nc +\S+/);
    expect(runSiepac(['run', ...files, '--out', there, '--jobs', '2']).status).toBe(0);
    for (const id of ['a', 'b', 'c']) {
      for (const name of readdirSync(path.join(here, id))) {
        const read = (folder: string) => readFileSync(path.join(folder, id, name), 'utf8');
        expect(read(there)).toBe(read(here));
      }
    }
  });

  it('takes a scenario from standard input and gives one JSON document', () => {
    const { status, stdout } = runSiepac(['run', '-', '--out', out, '--format', 'json'], {
      input: smallScenario('from-stdin'),
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, scenario: { id: 'from-stdin' } });
    expect(existsSync(path.join(out, 'from-stdin/report.html'))).toBe(true);
  });

  it('shows every problem of every file with its place, and writes nothing', () => {
    const good = written('good.yaml', smallScenario('good'));
    const bad = written('bad.yaml', smallScenario('bad', 'yaer: 2018').replace('115 kV', '115 kVA'));
    const folder = path.join(out, 'none');
    const { status, stdout, stderr } = runSiepac(['run', good, bad, '--out', folder]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/bad\.yaml:8:1: \w+ .*yaer.*\n +8 │ yaer: 2018\n +│ \^{4}\n +hint: .*year/);
    expect(stderr).toMatch(/bad\.yaml:\d+:\d+: \w+ .*kVA/);
    expect(existsSync(folder)).toBe(false);
  });

  it('refuses two scenarios that would write into one folder', () => {
    const files = ['one.yaml', 'two.yaml'].map((name) => written(name, smallScenario('same')));
    const { status, stderr } = runSiepac(['run', ...files, '--out', path.join(out, 'none')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/two\.yaml:2:\d+: DUPLICATE_SCENARIO .*one\.yaml/);
  });

  it('keeps what is finished when it is interrupted', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `s${String(i).padStart(2, '0')}`);
    const files = ids.map((id) => written(`${id}.yaml`, smallScenario(id)));
    const folder = path.join(out, 'kept');
    const argv = [COMMAND_LINE, 'run', ...files, '--out', folder, '--jobs', '1'];
    const child = spawn(process.execPath, argv, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = new Promise((resolve) => {
      child.on('close', resolve);
    });
    while (!existsSync(path.join(folder, 's02')) && child.exitCode === null) await setTimeout(10);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const kept = readdirSync(folder);
    expect(stderr).toContain(`Interrupted: ${kept.length} of 60 scenarios are finished and kept.`);
    expect(kept.length).toBeLessThan(60);
    for (const id of kept) expect(readdirSync(path.join(folder, id)).sort()).toContain('contingencies.csv');
  });
});

describe('siepac run on samples', () => {
  const sampledScenario = (id: string, samples: number) =>
    smallScenario(id).replace(
      'studies:',
      `studies:
  - capacity: { borders: [GT->SV], monitorFrom: 115 kV }
  - uncertainty: { samples: ${samples} }`,
    );

  it('gives the same bytes from one thread and from three', () => {
    const file = written('sampled.yaml', sampledScenario('sampled', 60));
    const results = ['1', '3'].map((jobs) => {
      const folder = path.join(out, jobs);
      const { status, stderr } = runSiepac(['run', file, '--out', folder, '--jobs', jobs]);
      expect([status, stderr]).toEqual([0, '']);
      const read = (name: string) => readFileSync(path.join(folder, 'sampled', name), 'utf8');
      return ['result.json', 'uncertainty.csv', 'uncertainty_pairs.csv', 'report.html'].map(read);
    });
    expect(results[1]).toEqual(results[0]);
  });
});

describe('siepac compare', () => {
  it('sets scenarios side by side against the base', () => {
    const files = ['a', 'b'].map((id) => written(`${id}.yaml`, smallScenario(id)));
    const { status, stdout } = runSiepac(['compare', ...files, '--base', 'b', '--lang', 'es']);
    expect(status).toBe(0);
    expect(stdout).toContain('Base  b: Pequeño');
    expect(stdout).toContain('Lo mismo en a, b.');
  });

  it('names the scenario that was probably meant', () => {
    const file = written('wet.yaml', smallScenario('wet-max'));
    const { status, stderr } = runSiepac(['compare', file, '--base', 'wet-mx']);
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean wet-max?');
  });
});

describe('siepac check', () => {
  it("finds no error in the project's own scenarios and data", () => {
    const scenarios = readdirSync(path.join(PROJECT, 'scenarios')).filter((name) => name.endsWith('.yaml'));
    const { status, stdout } = runSiepac([
      'check',
      ...scenarios.map((name) => `scenarios/${name}`),
      'data/siepac',
    ]);
    expect(stdout).not.toMatch(/\berrors?\b/);
    expect(status).toBe(0);
  });

  it('goes on after a file that is not there, and after one with errors', () => {
    const bad = written('bad.yaml', smallScenario('bad', 'yaer: 2018'));
    const { status, stdout } = runSiepac(['check', 'nowhere.yaml', bad, 'no-folder/lines.csv']);
    expect(status).toBe(2);
    expect(stdout).toMatch(/nowhere\.yaml:1:1: FILE_NOT_FOUND/);
    expect(stdout).toMatch(/bad\.yaml:8:1: /);
    expect(stdout).toMatch(/no-folder\/?:1:1: FILE_NOT_FOUND/);
    expect(stdout).toMatch(/\n3 errors\n$/);
  });

  it('gives the problems as JSON', () => {
    const bad = written('bad.yaml', smallScenario('bad', 'yaer: 2018'));
    const { diagnostics } = JSON.parse(runSiepac(['check', bad, '--format', 'json']).stdout);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', line: 8, column: 1 });
  });
});

describe('siepac schema', () => {
  it('prints what the scenarios folder holds for editors', () => {
    const printed = JSON.parse(runSiepac(['schema']).stdout);
    expect(printed).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
    const kept = readFileSync(path.join(PROJECT, 'scenarios/scenario.schema.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(printed);
  });
});

it.each([
  ['a file', (scenario: string) => scenario],
  ['below a file', (scenario: string) => path.join(scenario, 'a', 'b')],
  ['no place for files', () => '/proc/siepac/out'],
])('calls an output folder that is %s bad input', (_, folder) => {
  const scenario = written('small.yaml', smallScenario('small'));
  const { status, stdout, stderr } = runSiepac(['run', scenario, '--out', folder(scenario)]);
  expect(status).toBe(2);
  expect(stderr).toContain('NOT_WRITABLE');
  expect(stdout).toBe('');
});

it.each(['run', 'check', 'compare'])(
  '%s says which commands take the case file that a scenario names',
  (command) => {
    const caseFile = path.join(PROJECT, 'test/cases/case30/case30.m');
    const scenario = written('case.yaml', smallScenario('case').replace(/^data: .*$/m, `data: ${caseFile}`));
    const other = written('small.yaml', smallScenario('small'));
    const { status, stdout, stderr } = runSiepac([
      command,
      scenario,
      ...(command === 'compare' ? [other] : []),
    ]);
    const said = stdout + stderr;
    expect(status).toBe(2);
    expect(said).toContain('DATA_NOT_A_DATASET');
    expect(said).toContain('siepac flow test/cases/case30/case30.m --n1');
    expect(said).toContain('siepac transfer test/cases/case30/case30.m --from AREA --to AREA --n1');
  },
);
