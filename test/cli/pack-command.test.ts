import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT, runSiepac } from './run-siepac.ts';

const FAKE_BROWSER = path.join(import.meta.dirname, 'fake-browser.js');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-pack-'));
  for (const year of ['2017', '2026']) {
    const scenario = `id: y${year}
title: { en: Year ${year}, es: Año ${year} }
data: ${path.join(PROJECT, 'data/siepac')}
year: ${year}
season: dry
demand: maximum
studies:
  - capacity: { borders: [GT->SV], monitorFrom: 230 kV }
`;
    writeFileSync(path.join(folder, `y${year}.yaml`), scenario);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pack(...argv: string[]) {
  return runSiepac(['pack', 'y2017.yaml', 'y2026.yaml', '--out', 'pack', ...argv], { cwd: folder });
}

describe('siepac pack', () => {
  it('runs the scenarios, makes one page about them and prints it in both languages', () => {
    const { status, stdout, stderr } = pack('--browser', FAKE_BROWSER);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('pack/report.html\npack/report.en.pdf\npack/report.es.pdf\n');
    expect(stdout).toMatch(/\npack\/report\.html +\d+\.\d MB\n/);
    expect(stdout).toMatch(/\npack\/y2026\/ +\d+\.\d MB, \d+ files\n/);
    const page = readFileSync(path.join(folder, 'pack/report.html'), 'utf8');
    for (const title of ['Year 2017', 'Año 2017', 'Year 2026', 'Año 2026']) expect(page).toContain(title);
    for (const language of ['en', 'es']) {
      const printed = readFileSync(path.join(folder, `pack/report.${language}.pdf`), 'utf8');
      expect(printed).toContain(`choose-${language}`);
    }
    expect(existsSync(path.join(folder, 'pack/y2017/result.xlsx'))).toBe(true);
  });

  it('is the same page that `report` makes of the same results', () => {
    expect(pack('--browser', FAKE_BROWSER).status).toBe(0);
    const argv = ['report', 'pack/y2017', 'pack/y2026', '--out', '-'];
    const page = readFileSync(path.join(folder, 'pack/report.html'), 'utf8');
    expect(runSiepac(argv, { cwd: folder }).stdout).toBe(page);
  });

  it('writes nothing when a scenario is wrong', () => {
    writeFileSync(path.join(folder, 'y2026.yaml'), 'id: y2026\n');
    expect(pack().status).toBe(2);
    expect(existsSync(path.join(folder, 'pack'))).toBe(false);
  });
});
