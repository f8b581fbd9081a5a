import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, text } from '../../src/base/text.ts';
import { briefOf } from '../../src/report/brief/brief.ts';
import { comparisonPage } from '../../src/report/html/comparison-page.ts';
import { runPage } from '../../src/report/html/run-page.ts';
import { formatNumber } from '../../src/report/number-format.ts';
import { say } from '../../src/report/report-model.ts';
import type { CapacityRow } from '../../src/study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../../src/study/result.ts';
import { compared } from '../support/compared-works.ts';
import { MARKET } from '../support/market-result.ts';
import { RESULT } from './fixture.ts';

const WORKS: ScenarioResult = {
  ...RESULT,
  scenario: { ...RESULT.scenario, id: 'works' },
  capacity: undefined,
  upgrades: compared({ combinations: 2 }),
};
const YEAR: ScenarioResult = {
  ...RESULT,
  scenario: { ...RESULT.scenario, id: 'year' },
  capacity: undefined,
  market: MARKET,
};
const ALL = [RESULT, WORKS, YEAR];
const BRIEF = briefOf(ALL)!;

const MADE = { engine: '0.1.0', command: 'siepac report a b', inputs: [] };
const PAGE = runPage(RESULT, MADE, 'en');
const COMPARISON = comparisonPage(
  ALL.map((result) => ({ result, provenance: { ...MADE, scenario: `${result.scenario.id}.yaml` } })),
  '2017-dry-max',
  MADE,
  'en',
);

function partOf(id: string, brief = BRIEF) {
  return brief.parts.find((part) => part.id === id)!;
}

/** The cells of a part as English has them, without the star of what is exceeded. */
function cellsOf(id: string): string[][] {
  return partOf(id).rows.map(({ cells }) => cells.map(({ words }) => say(words, 'en').replace('* ', '')));
}

function sectionOf(page: string): string {
  return page.slice(page.indexOf('<section id="brief">'), page.indexOf('</section>'));
}

/** All words of a brief in one language. */
function saidIn(language: Language): string[] {
  const { answers, parts, sureness } = BRIEF;
  const inParts = parts.flatMap(({ title, annex, columns, rows, notes }) => [
    title,
    annex.title,
    ...columns.map((column) => column.title),
    ...rows.flatMap(({ cells }) => cells.map(({ words }) => words)),
    ...notes,
  ]);
  return [...answers, ...inParts, ...sureness].map((words) => say(words, language));
}

describe('briefOf', () => {
  it('gives every direction the figures of the result, and says who holds it', () => {
    const { rows } = RESULT.capacity!;
    const figures = rows.map(({ ttcMw, operating }) =>
      [ttcMw, operating?.mw].map((mw) => (mw === undefined ? '–' : formatNumber(mw, 0))),
    );
    expect(cellsOf('brief-trade').map((cells) => cells.slice(1, 3))).toEqual(figures);
    expect(partOf('brief-trade').rows.map(({ confidence }) => confidence)).toEqual(
      rows.map(({ confidence }) => confidence),
    );
    expect(cellsOf('brief-trade').map((cells) => cells.slice(3))).toEqual([
      ['thermal N-1', expect.stringMatching(/^GT–SV: Moyuta – Ahuachapán, after loss of /)],
      ['operating', 'as published by the operator'],
      ['thermal N-1', expect.stringMatching(/^HN–NI: .*, after loss of /)],
      ['generation', 'plants that can move run out'],
    ]);
  });

  it('says what can be traded beside what the operator publishes, and what limits it', () => {
    expect(BRIEF.answers[0]!.en).toBe(
      "Trade in 2017, dry season, maximum demand (April): of 4 directions over borders, 4 can securely take 210 to 319 MW. The limits that the operator publishes are 210 to 300 MW. What limits, and in how many directions: lines and transformers of Guatemala–El Salvador (1) and Honduras–Nicaragua (1) when another element fails; the operator's limit (1); plants that can move run out (1).",
    );
  });

  it('tells what is closed from what is open or has no limit, beside the design', () => {
    const [row] = RESULT.capacity!.rows;
    const design = { ...row!.operating!, kind: 'design', mw: 300 } as const;
    const rows: readonly CapacityRow[] = [
      { ...row!, ttcMw: -1035, bindingLayer: 'thermal-n', otherPublished: [design], operating: undefined },
      { ...row!, ttcMw: 0.4, otherPublished: [design], operating: undefined },
      { ...row!, ttcMw: 42, otherPublished: [], operating: undefined },
      { ...row!, ttcMw: undefined, bindingLayer: 'none', otherPublished: [], operating: undefined },
    ];
    const { answers } = briefOf([{ ...RESULT, capacity: { ...RESULT.capacity!, rows } }])!;
    expect(answers[0]).toEqual(
      text(
        'Trade in 2017, dry season, maximum demand (April): of 4 directions over borders, 1 can securely take 42 MW, 2 can take nothing and 1 has no limit found. The design was 300 MW (in 2 of them). What limits, and in how many directions: lines and transformers of Guatemala–El Salvador (3) with nothing out or when another element fails.',
        'Intercambio en 2017, época seca, demanda máxima (abril): de 4 sentidos de frontera, 1 admite con seguridad 42 MW, 2 no admiten nada y 1 no tiene límite hallado. El diseño era de 300 MW (en 2 de ellos). Qué limita, y en cuántos sentidos: líneas y transformadores de Guatemala–El Salvador (3) con la red completa o cuando falla otro elemento.',
      ),
    );
  });

  it('names the work that brings most for its cost and the one that brings most', () => {
    // AB and BC bring 80 MW each, AB for half the cost: one answers both.
    expect(BRIEF.answers[1]!.en).toBe(
      'Works: the borders fall 200 MW short of their targets. Most for its cost: “ab”, 80 MW for 10.0 (8.0–12.0) MUSD.',
    );
    const upgrades = compared({ combinations: 2 });
    const options = upgrades.options.map((option) =>
      option.id === 'bc' ? { ...option, alone: { ...option.alone, towardsTargetMw: 100 } } : option,
    );
    expect(briefOf([{ ...WORKS, upgrades: { ...upgrades, options } }])!.answers[0]!.en).toMatch(
      / Most of all: “bc”, 100 MW for 20\.0 MUSD\.$/,
    );
  });

  it('marks what is less than the schedule', () => {
    // 214 MW against 259 scheduled.
    expect(say(partOf('brief-trade').rows[0]!.cells[1]!.words, 'en')).toBe('* 214');
  });

  it('lists at most sixteen directions and says how many more there are', () => {
    const rows = Array.from({ length: 19 }, () => RESULT.capacity!.rows[0]!);
    const part = partOf('brief-trade', briefOf([{ ...RESULT, capacity: { ...RESULT.capacity!, rows } }])!);
    expect(part.rows).toHaveLength(16);
    expect(part.notes.at(-1)).toEqual(text('3 more directions in the annex.', '3 sentidos más en el anexo.'));
  });

  it('ranks works by what they bring for their cost', () => {
    // By hand in compared-works: AB brings its border 40 MW each way for 10, BC 40 each way for 20.
    expect(cellsOf('brief-upgrades')).toEqual([
      ['ab', '80', '10.0 (8.0–12.0)', '8.0'],
      ['bc', '80', '20.0', '4.0'],
    ]);
    expect(partOf('brief-upgrades').notes[0]!.en).toMatch(
      /lack 200 MW of their targets, with all 2 that can stand together, 30\.0 \(28\.0–32\.0\) MUSD 40 MW\./,
    );
  });

  it('ranks market designs by what they save', () => {
    const saved = MARKET.designs.map(({ change }) => -(change?.totalCostMusd ?? 0)).sort((a, b) => b - a);
    const shown = cellsOf('brief-market').map((cells) => cells[1]!);
    expect(shown).toEqual(saved.map((musd) => (musd === 0 ? '–' : formatNumber(musd, 1))));
  });

  it('is about what there is, and is none where there is nothing', () => {
    expect(briefOf([YEAR])!.parts.map(({ id }) => id)).toEqual(['brief-market']);
    expect(briefOf([{ ...RESULT, capacity: undefined }])).toBeUndefined();
  });

  it('takes the base before the others', () => {
    const other = { ...RESULT, scenario: { ...RESULT.scenario, id: 'other' } };
    expect(partOf('brief-trade', briefOf([RESULT, other], 1)!).annex.result).toBe(1);
    expect(partOf('brief-upgrades', briefOf(ALL, 2)!).annex.result).toBe(1);
  });

  it('says three lines on how sure it is', () => {
    expect(BRIEF.sureness).toHaveLength(3);
    expect(BRIEF.sureness[0]!.en).toMatch(
      /^What limits 4 capacities rests on published data in 1, on inferred in 1 and on estimated in 2:/,
    );
  });

  it('carries the same figures in both languages', () => {
    const [english, spanish] = LANGUAGES.map((language) =>
      saidIn(language).map((words) =>
        words.match(/[−*]?\s?\d[\d,.]*/g)?.map((each) => each.replace(/[.,]$/, '')),
      ),
    );
    expect(spanish).toEqual(english);
    expect(english!.flat().filter((each) => each !== undefined).length).toBeGreaterThan(40);
  });
});

describe('the brief on a page', () => {
  it('comes first, with a mark on every capacity and a way to the table of the annex', () => {
    expect(PAGE.indexOf('<section id="brief">')).toBeLessThan(PAGE.indexOf('<section id="map">'));
    expect(PAGE.match(/<section/)!.index).toBe(PAGE.indexOf('<section id="brief">'));
    const section = sectionOf(PAGE);
    expect(section.match(/class="rests (published|inferred|estimated)"/g)).toHaveLength(4);
    expect(section).toContain('<a href="#capacity">');
    expect(PAGE).toContain('<section id="capacity">');
  });

  it('leads from a page of several into the annex of each', () => {
    const targets = Array.from(sectionOf(COMPARISON).matchAll(/href="#([^"]+)"/g), (match) => match[1]!);
    expect(targets).toEqual(['annex-1-capacity', 'annex-2-upgrade-options', 'annex-3-market']);
    for (const target of targets) expect(COMPARISON).toContain(` id="${target}"`);
  });

  it('is left out, with its link, where the result has none', () => {
    const page = runPage({ ...RESULT, capacity: undefined }, MADE, 'en');
    expect(page).not.toMatch(/id="brief"|href="#brief"/);
  });
});
