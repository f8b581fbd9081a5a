import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT, runSiepac } from './run-siepac.ts';

const CASE30 = path.join(PROJECT, 'test/cases/case30/case30.m');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('siepac flow', () => {
  it('prints the tables and writes the files', () => {
    const { status, stdout } = runSiepac(['flow', CASE30, '--out', folder]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/30 buses, 41 of 41 branches in service, 1 island/);
    expect(readdirSync(folder).sort()).toEqual(['dcpf_branch.csv', 'dcpf_bus.csv']);
    const header = readFileSync(path.join(folder, 'dcpf_branch.csv'), 'utf8').split('\n')[0];
    expect(header).toBe('row,from,to,in_service,pf_mw,rate_a_mw');
  });

  it('with --n1 screens every single outage and writes its tables', () => {
    const { status, stdout } = runSiepac(['flow', CASE30, '--n1', '--out', folder]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/38 single outages solved, \d+ with overloads; 3 split an island/);
    expect(stdout).toContain('Most loaded after a single outage');
    expect(readdirSync(folder).sort()).toEqual([
      'dcpf_branch.csv',
      'dcpf_bus.csv',
      'n1_branch.csv',
      'n1_generators.csv',
      'n1_islanding.csv',
      'n1_islands.csv',
      'n1_summary.csv',
    ]);
    const [head] = readFileSync(path.join(folder, 'n1_summary.csv'), 'utf8').split('\n');
    const [stored] = readFileSync(path.join(PROJECT, 'test/cases/case30/n1_summary.csv'), 'utf8').split('\n');
    expect(head).toBe(stored);
  });

  it('solves named contingencies, and refuses a list with slips, writing nothing', () => {
    const list = path.join(folder, 'list.csv');
    writeFileSync(list, 'name,elements\nBoth,1;2\nUnit,unit 1;2-4\n');
    const argv = ['flow', CASE30, '--contingencies', list, '--out', path.join(folder, 'out')];
    const { status, stdout } = runSiepac(argv);
    expect(status).toBe(0);
    expect(stdout).toMatch(/✓ 2 outages solved again from scratch/);
    expect(readdirSync(path.join(folder, 'out'))).toContain('named_outages.csv');
    writeFileSync(list, 'name,elements\nBoth,1;99\n');
    const refused = runSiepac(['flow', CASE30, '--contingencies', list, '--out', path.join(folder, 'none')]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/list\.csv:2:8: ELEMENT_UNKNOWN the case has no 99/);
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('reads standard input and gives one JSON document', () => {
    const { stdout } = runSiepac(['flow', '-', '--format', 'json'], { input: readFileSync(CASE30, 'utf8') });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ schemaVersion: 1, name: 'case30', islands: 1 });
    expect(document.branches).toHaveLength(41);
  });

  it('refuses a file with errors, all of them shown with their place, and writes nothing', () => {
    const broken = readFileSync(CASE30, 'utf8').replace(/mpc\.baseMVA = 100/, 'mpc.baseMVA = -1');
    const { status, stdout, stderr } = runSiepac(['flow', '-', '--out', folder], { input: broken });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^<stdin>:\d+:\d+: BASE_MVA /);
    expect(stderr).toMatch(/\^/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that a file is not there', () => {
    const { status, stderr } = runSiepac(['flow', 'nowhere.m', '--lang', 'es']);
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.m:1:1: FILE_NOT_FOUND El archivo no existe.');
  });
});

describe('siepac transfer', () => {
  it('prints the capability and writes the pairs', () => {
    const argv = ['transfer', CASE30, '--from', '1', '--to', '2', '--n1', '--out', folder];
    const { status, stdout } = runSiepac(argv);
    expect(status).toBe(0);
    expect(stdout).toContain('thermal N-1');
    expect(readFileSync(path.join(folder, 'transfer.csv'), 'utf8')).toMatch(
      /^from_area,to_area,rank,element,contingency,base_flow_mw,sensitivity,rating_mva,limit_mw\n1,2,1,/,
    );
  });

  it('names the areas there are', () => {
    const { status, stderr } = runSiepac(['transfer', CASE30, '--from', '1', '--to', 'X']);
    expect(status).toBe(2);
    expect(stderr).toContain('The case has no area X. Its areas: 1, 2, 3.');
  });
});

describe('siepac opf', () => {
  it('prints the optimum and writes it', () => {
    const { status, stdout } = runSiepac(['opf', CASE30, '--out', folder]);
    expect(status).toBe(0);
    expect(stdout).toContain('DC optimal power flow of case30');
    const [header, objective] = readFileSync(path.join(folder, 'dcopf.csv'), 'utf8').split('\n');
    expect(header).toBe('quantity,row,bus,value');
    expect(Number(objective?.split(',')[3])).toBeCloseTo(565.205966, 5);
  });

  it('exits with 3 when no dispatch serves the demand, without a stack', () => {
    const starved = readFileSync(CASE30, 'utf8').replace(/^(\t?\s*2\s+2\s+)21\.7/m, '$121700');
    const { status, stdout, stderr } = runSiepac(['opf', '-', '--lang', 'es'], { input: starved });
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^siepac: ningún despacho sirve la demanda/);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});

describe('siepac convert', () => {
  it('gives a case that flows the same', () => {
    const { stdout } = runSiepac(['convert', CASE30, '-']);
    const flows = (argv: readonly string[], input?: string) =>
      JSON.parse(runSiepac([...argv, '--format', 'json'], input === undefined ? {} : { input }).stdout)
        .branches;
    expect(flows(['flow', '-'], stdout)).toEqual(flows(['flow', CASE30]));
  });

  it('writes tables into a folder and lists what they have no place for', () => {
    const { status, stderr } = runSiepac(['convert', CASE30, path.join(folder, 'tables')]);
    expect(status).toBe(0);
    expect(readdirSync(path.join(folder, 'tables'))).toContain('branches.csv');
    expect(stderr).toMatch(/NOT_CARRIED .*\n[\s\S]*Not carried over: \d+, listed above\./);
  });

  it('refuses a format it cannot write', () => {
    const { status, stderr } = runSiepac(['convert', CASE30, path.join(folder, 'x.pdf')]);
    expect(status).toBe(2);
    expect(stderr).toContain('OUTPUT_FORMAT');
    expect(readdirSync(folder)).toEqual([]);
  });
});
