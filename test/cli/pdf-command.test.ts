import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/text.ts';
import { browserPlaces } from '../../src/cli/browser/browser-places.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { RESULT } from '../report/fixture.ts';
import { IS_CHROMIUM_REQUIRED } from '../support/chromium.ts';
import { FULL_BRIEF } from '../support/full-brief.ts';
import { PROJECT, runSiepac } from './run-siepac.ts';

const FAKE_BROWSER = path.join(import.meta.dirname, 'fake-browser.js');

let folder = '';
let page = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-pdf-'));
  page = path.join(folder, 'report.html');
  writeFileSync(page, runPage(RESULT, { engine: '0', command: 'siepac run a.yaml', inputs: [] }, 'en'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('browserPlaces', () => {
  const places = (platform: NodeJS.Platform, environment: Record<string, string>) =>
    browserPlaces({ platform, home: '/home/me', environment });

  it('looks where each system keeps its programs', () => {
    expect(places('linux', { PATH: '/usr/bin:/opt/bin' })).toContain('/opt/bin/chromium');
    expect(places('linux', { PATH: '/usr/bin' })).toContain('/snap/bin/chromium');
    expect(places('darwin', {})).toContain(
      '/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    const windows = places('win32', { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\me' });
    expect(windows).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(windows.join()).not.toContain('undefined');
  });

  it('prefers the one that is named', () => {
    expect(places('linux', { SIEPAC_CHROMIUM: '/my/browser', PATH: '/usr/bin' })[0]).toBe('/my/browser');
  });
});

describe('siepac pdf', () => {
  it('prints the page on A4 in the language asked for, with page numbers', () => {
    const { status, stdout, stderr } = runSiepac(['pdf', page, '--browser', FAKE_BROWSER, '--lang', 'es']);
    expect([status, stderr]).toEqual([0, '']);
    const file = path.join(folder, 'report.pdf');
    expect(stdout.trim()).toBe(file);
    const asked = new Map(JSON.parse(readFileSync(file, 'utf8').slice('%PDF '.length)) as [string, never][]);
    expect(asked.get('Page.navigate')).toEqual({ url: `file://${page}` });
    expect((asked.get('Runtime.evaluate') as { expression: string } | undefined)?.expression).toContain(
      "getElementById('choose-es')",
    );
    const print = asked.get('Page.printToPDF') as unknown as Record<string, number | string | boolean>;
    expect(print.paperWidth as number).toBeCloseTo(8.27, 2);
    expect(print.paperHeight as number).toBeCloseTo(11.69, 2);
    expect(print.footerTemplate).toMatch(/class="pageNumber".*class="totalPages"/);
  });

  it('takes what does not belong to a part away before it prints', () => {
    const takenAway = (part: string) => {
      const out = path.join(folder, `report.${part}.pdf`);
      const { status, stdout } = runSiepac(['pdf', page, '--browser', FAKE_BROWSER, '--part', part]);
      expect([status, stdout.trim()]).toEqual([0, out]);
      return /querySelectorAll\('([^']+)'\)/.exec(readFileSync(out, 'utf8'))?.[1];
    };
    expect(takenAway('brief')).toBe('main > :not(#brief), footer');
    expect(takenAway('annex')).toBe('#brief');
  });

  it('calls a page without a brief bad input where a part is asked for', () => {
    const made = { engine: '0', command: 'siepac run a.yaml', inputs: [] };
    writeFileSync(page, runPage({ ...RESULT, capacity: undefined }, made, 'en'));
    const { status, stdout, stderr } = runSiepac(['pdf', page, '--browser', FAKE_BROWSER, '--part', 'brief']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/NO_BRIEF/);
    const refused = runSiepac(['pdf', page, '--browser', FAKE_BROWSER, '--part', 'cover']);
    expect(refused.status).toBe(2);
  });

  it('says how to get a browser where there is none, and writes nothing', () => {
    const environment = { PATH: folder, SIEPAC_CHROMIUM: '' };
    const { status, stdout, stderr } = runSiepac(['pdf', page], { environment });
    // A machine may have one outside the path.
    if (status === 0) return expect(stdout).toContain('report.pdf');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/NO_BROWSER/);
    expect(stderr).toMatch(/--browser PATH or SIEPAC_CHROMIUM/);
    expect(existsSync(path.join(folder, 'report.pdf'))).toBe(false);
  });

  it.each([
    ['a browser that ends', '#!/bin/sh\nexit 7\n', /BROWSER_FAILED/],
    ['a page that is not there', undefined, /FILE_NOT_FOUND/],
  ])('calls %s bad input', (_, script, message) => {
    const program = path.join(folder, 'browser');
    if (script !== undefined) writeFileSync(program, script, { mode: 0o755 });
    const asked = script === undefined ? path.join(folder, 'none.html') : page;
    const { status, stdout, stderr } = runSiepac(['pdf', asked, '--browser', program]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('ends well where helpers of the browser still write into its profile', () => {
    const program = path.join(folder, 'browser');
    const busy = `(for i in $(seq 1 500); do mkdir -p "$profile/Default/$i"; sleep 0.01; done) &`;
    const profile = `for word; do case $word in --user-data-dir=*) profile=\${word#*=};; esac; done`;
    writeFileSync(program, `#!/bin/sh\n${profile}\n${busy}\nexec ${FAKE_BROWSER}\n`, { mode: 0o755 });
    const { status, stderr } = runSiepac(['pdf', page, '--browser', program]);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('tells that the program named is none', () => {
    const { status, stderr } = runSiepac(['pdf', page, '--browser', folder, '--lang', 'es']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/NO_BROWSER Aquí no hay un programa/);
  });

  const environment = {
    ...process.env,
    SIEPAC_CHROMIUM: process.env.SIEPAC_CHROMIUM ?? process.env.CHROMIUM,
  };
  const here = browserPlaces({ platform: process.platform, home: homedir(), environment }).find(existsSync);
  const isLeftOut = here === undefined && !IS_CHROMIUM_REQUIRED;
  it.skipIf(isLeftOut)('makes a document of a real browser, a page for every sheet', () => {
    expect(here, 'a browser is required').toBeDefined();
    const { status, stderr } = runSiepac(['pdf', page, '--browser', here!]);
    expect([status, stderr]).toEqual([0, '']);
    const pdf = readFileSync(path.join(folder, 'report.pdf'), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
    expect(sheetsOf('report.pdf')).toBeGreaterThan(1);
    expect(pdf).toContain('/StructTreeRoot');
  });

  it.skipIf(isLeftOut)(
    'heads every sheet and names the document in the language of the print',
    () => {
      const titles = LANGUAGES.map((language) => {
        const out = path.join(folder, `${language}.pdf`);
        expect(runSiepac(['pdf', page, '--browser', here!, '--lang', language, '--out', out]).status).toBe(0);
        return titleOf(readFileSync(out, 'latin1'));
      });
      // The header of a sheet is filled by the browser from the same title.
      expect(titles).toEqual(LANGUAGES.map((language) => RESULT.scenario.title[language]));
    },
    120_000,
  );

  it.skipIf(isLeftOut)(
    'has the brief on one sheet, alone, however much there is to tell',
    () => {
      writeFileSync(
        page,
        runPage(FULL_BRIEF, { engine: '0', command: 'siepac run a.yaml', inputs: [] }, 'en'),
      );
      const printed = (part: string, language: string) => {
        const asked = ['--part', part, '--lang', language, '--out', path.join(folder, 'part.pdf')];
        expect(runSiepac(['pdf', page, '--browser', here!, ...asked]).status).toBe(0);
        return sheetsOf('part.pdf');
      };
      expect(LANGUAGES.map((language) => printed('brief', language))).toEqual([1, 1]);
      const annex = printed('annex', 'en');
      expect(annex).toBeGreaterThan(1);
      expect(printed('all', 'en')).toBeGreaterThanOrEqual(annex);
    },
    240_000,
  );

  it.skipIf(isLeftOut)(
    'has the brief of a run of the region on one sheet',
    () => {
      const run = runSiepac(['run', path.join(PROJECT, 'scenarios/2026-wet-max.yaml'), '--out', folder]);
      expect(run.status).toBe(0);
      const made = path.join(folder, '2026-wet-max/report.html');
      for (const language of LANGUAGES) {
        const asked = ['--part', 'brief', '--lang', language, '--out', path.join(folder, 'brief.pdf')];
        expect(runSiepac(['pdf', made, '--browser', here!, ...asked]).status).toBe(0);
        expect(sheetsOf('brief.pdf')).toBe(1);
      }
    },
    240_000,
  );

  function sheetsOf(file: string): number {
    const pdf = readFileSync(path.join(folder, file), 'latin1');
    return pdf.match(/\/Type \/Page\b/g)!.length;
  }
});

/** The title of a document: as it is where ASCII says it, else in UTF-16. */
function titleOf(pdf: string): string | undefined {
  const [, plain, coded] = /<<\/Title (?:\(([^)]*)\)|<FEFF([0-9A-F]+)>)/.exec(pdf) ?? [];
  return plain ?? coded?.replace(/.{4}/g, (unit) => String.fromCharCode(Number.parseInt(unit, 16)));
}
