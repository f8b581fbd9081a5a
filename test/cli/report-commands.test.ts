import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, runSiepac } from './run-siepac.ts';

/** A folder with a data set and two scenarios of its own, solved once: what is changed in a test is a copy. */
let work = '';
beforeAll(() => {
  work = mkdtempSync(path.join(tmpdir(), 'siepac-report-'));
  cpSync(path.join(PROJECT, 'data/siepac'), path.join(work, 'data'), { recursive: true });
  for (const [id, year] of [
    ['before', 2017],
    ['after', 2026],
  ]) {
    writeFileSync(path.join(work, `${id}.yaml`), scenario(`${id}`, `${year}`));
  }
  expect(siepac('run', 'before.yaml', 'after.yaml').status).toBe(0);
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

function scenario(id: string, year: string): string {
  return `id: ${id}
title: { en: Small, es: Pequeño }
data: data
year: ${year}
season: dry
demand: maximum
studies:
  - loading: { contingencies: none, monitorFrom: 230 kV }
  - capacity: { borders: [GT->SV], monitorFrom: 230 kV }
`;
}

function siepac(...argv: string[]) {
  return runSiepac(argv, { cwd: work });
}

function read(name: string): string {
  return readFileSync(path.join(work, name), 'utf8');
}

function changed(name: string, from: string | RegExp, to: string, as: string): string {
  const before = read(name);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path.join(work, as), after);
  return as;
}

describe('siepac report', () => {
  it('makes of one result the page that the run wrote', () => {
    expect(siepac('report', 'out/before', '--out', 'pages/one.html')).toMatchObject({
      status: 0,
      stdout: 'pages/one.html\n',
    });
    expect(read('pages/one.html')).toBe(read('out/before/report.html'));
    expect(siepac('report', 'out/before/result.json', '--out', '-').stdout).toBe(read('pages/one.html'));
  });

  it('sets several results side by side, against the base that is asked for', () => {
    const argv = [
      'report',
      'out/before',
      'out/after',
      '--base',
      'after',
      '--lang',
      'es',
      '--out',
      'both.html',
    ];
    expect(siepac(...argv)).toMatchObject({ status: 0, stderr: '' });
    const page = read('both.html');
    expect(page).toContain('<html lang="es">');
    expect(page).toContain(
      '<code>siepac report out/before/result.json out/after/result.json --base after</code>',
    );
    expect(siepac('verify', 'both.html')).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    [['report', 'out/before', 'out/before/result.json'], /DUPLICATE_SCENARIO/],
    [['report', 'out/nothing'], /FILE_NOT_FOUND/],
    [['report', 'out/before', '--base', 'befor'], /Did you mean before\?/],
    [['report', 'before.yaml'], /MISSING_KEY/],
  ])('%j is bad input', (argv, message) => {
    const { status, stdout, stderr } = siepac(...argv);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('says that a result lacks what its page needs', () => {
    const file = changed('out/before/result.json', /"siepacKm": [\d.]+,/, '', 'lacking.json');
    const { status, stderr } = siepac('report', file, '--out', 'none.html');
    expect(status).toBe(2);
    expect(stderr).toMatch(/lacking\.json:1:1: RESULT_INCOMPLETE .*\n.*\n.*\n.*siepac run before\.yaml/);
  });
});

describe('siepac verify', () => {
  it.each(['out/before/report.html', 'out/before/result.json'])('finds that %s stands', (file) => {
    const { status, stdout, stderr } = siepac('verify', file);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Figures +(\d+) of \1 match/);
    expect(stdout).toContain('✓ The whole file comes out again.');
    expect(stdout).not.toContain('✗');
  });

  it('finds a figure that was changed in the record', () => {
    const file = changed(
      'out/before/report.html',
      /("id":"capacity\/border\/GT->SV\/lowest".*?"value":)([\d.]+)/,
      '$1999',
      'figure.html',
    );
    const { status, stdout } = siepac('verify', file);
    expect(status).toBe(3);
    expect(stdout).toMatch(/GT → SV: capacity \(TTC\) +MW +999\.0 +\S+ +✗ differs/);
    expect(stdout).toContain('✗ The file does not stand.');
  });

  it('finds a figure that was changed in the words of the page, and one in the depth of a result', () => {
    const page = changed(
      'out/before/report.html',
      '<span lang="en">Small</span>',
      '<span lang="en">Smaller</span>',
      'words.html',
    );
    const said = siepac('verify', page, '--lang', 'es');
    expect(said.status).toBe(3);
    expect(said.stdout).toMatch(/El archivo difiere de lo que resulta ahora, primero en \d+:\d+:/);
    const deep = changed('out/before/result.json', /"siepacKm": [\d.]+/, '"siepacKm": 1', 'deep.json');
    const found = siepac('verify', deep);
    expect(found.status).toBe(3);
    expect(found.stdout).toContain('first at grid.siepacKm:');
  });

  it('says which data are others, and which figures follow them', () => {
    cpSync(path.join(work, 'data'), path.join(work, 'elsewhere'), { recursive: true });
    const argv = ['verify', 'out/before/report.html', '--scenario', 'before.yaml', '--data', 'elsewhere'];
    expect(siepac(...argv).status).toBe(0);
    const [peak] = /^GT,2017,[\d.]+/m.exec(read('data/demand.csv'))!;
    changed('data/demand.csv', peak, 'GT,2017,1700', 'elsewhere/demand.csv');
    const { status, stdout } = siepac(...argv);
    expect(status).toBe(3);
    expect(stdout).toContain('elsewhere/demand.csv is another than the one recorded');
    expect(stdout).toMatch(/Guatemala: demand +MW +[\d,.]+ +1,700\.0 +✗ differs/);
    expect(stdout).toMatch(/El Salvador: demand +MW +([\d,.]+) +\1 +✓/);
  });

  it('does not take the scenario for another', () => {
    const { status, stderr } = siepac('verify', 'out/before/report.html', '--scenario', 'after.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/OTHER_SCENARIO .*before.*after/);
  });

  it('says where a scenario was that is not there', () => {
    const { status, stderr } = runSiepac(['verify', path.join(work, 'out/before/report.html')], {
      cwd: tmpdir(),
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/FILE_NOT_FOUND .*before/);
    expect(stderr).toContain('--scenario FILE, --data FOLDER');
  });

  it('gives its findings as JSON', () => {
    const { stdout } = siepac('verify', 'out/after/result.json', '--format', 'json');
    const { verified, scenarios } = JSON.parse(stdout);
    expect(verified).toBe(true);
    expect(scenarios[0].figures.length).toBeGreaterThan(20);
  });
});
