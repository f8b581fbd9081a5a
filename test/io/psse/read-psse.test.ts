import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../src/grid/case-file.ts';
import { readPsse } from '../../../src/io/psse/read-psse.ts';
import { tinyRaw } from './tiny-raw.ts';

function read(text: string): CaseFile {
  const { value, diagnostics } = readPsse({ file: 'tiny.raw', text });
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return value!;
}

/** Problems of a severity as `line:column CODE`. */
function found(text: string, severity: 'error' | 'warning' = 'error'): string[] {
  const { value, diagnostics } = readPsse({ file: 'tiny.raw', text });
  expect(value === undefined).toBe(diagnostics.some((d) => d.severity === 'error'));
  return diagnostics.filter((d) => d.severity === severity).map((d) => `${d.line}:${d.column} ${d.code}`);
}

const NONE = Number.POSITIVE_INFINITY;
const plain = read(tinyRaw(33));

describe('a RAW case as a network', () => {
  const { buses, branches, units, areas, baseMva } = plain.network;

  it('keeps base, buses and areas', () => {
    expect(plain.name).toBe('Three buses');
    expect(baseMva).toBe(50);
    expect(buses.id).toEqual(['1', '2', '30']);
    expect(buses.name).toEqual(['First', 'Second', 'Third, far']);
    expect(areas).toEqual({ count: 2, id: ['1', '2'], name: ['NORTH', 'SOUTH'] });
    expect(Array.from(buses.area)).toEqual([0, 0, 1]);
    expect(Array.from(buses.reference)).toEqual([1, 0, 0]);
    expect(buses.angleRad[0]).toBeCloseTo(Math.PI / 36, 15);
  });

  it('counts loads and shunts in service, and the conductance at line ends', () => {
    expect(Array.from(buses.demandMw)).toEqual([0, 20, 70]);
    expect(Array.from(buses.shuntMw)).toEqual([1, 0, 2]);
    expect(Array.from(plain.alternatingCurrent.buses.shuntMvar)).toEqual([0, 19, -3]);
  });

  it('names circuits and knows their ratings, taps and shifts', () => {
    expect(branches.id).toEqual(['1-2-1', '1-2-2', '2-30-T1']);
    expect(branches.name[2]).toBe('Bank, north / 1');
    expect(branches.kind).toEqual(['line', 'line', 'transformer']);
    expect(Array.from(branches.inService)).toEqual([1, 0, 1]);
    expect(Array.from(branches.reactancePu)).toEqual([0.1, 0.25, 0.2]);
    expect(Array.from(branches.ratingMva)).toEqual([100, NONE, 60]);
    expect(Array.from(branches.emergencyRatingMva)).toEqual([120, NONE, 60]);
    expect(Array.from(branches.tapRatio)).toEqual([1, 1, 0.98]);
    expect(branches.shiftRad[2]).toBeCloseTo(-Math.PI / 60, 15);
  });

  it('gives the slack to the first live unit at the reference bus', () => {
    expect(units.id).toEqual(['2-1', '1-1', '1-2']);
    expect(Array.from(units.inService)).toEqual([1, 0, 1]);
    expect(Array.from(units.participation)).toEqual([0, 0, 1]);
    expect(Array.from(units.maxMw)).toEqual([80, 60, 90]);
  });
});

describe('every version and layout', () => {
  it.each([29, 30, 31, 32, 33, 34, 35])('version %i says the same', (version) => {
    expect(read(tinyRaw(version))).toEqual(plain);
  });

  it('blanks for commas, column headings, comments, CRLF, no Q', () => {
    const blanks = tinyRaw(30)
      .split('\n')
      .map((line) =>
        line.includes('0 / END') ? line : line.replaceAll("''", "' '").replace(/,(?=[^' ])/g, ' '),
      )
      .join('\r\n');
    expect(read(blanks)).toEqual(plain);
    const headed = tinyRaw(35).replaceAll(/^0 \/.*$/gm, "$&\n@!   I,     J,'CKT'");
    expect(read(`@!IC,SBASE,REV\n${headed}`)).toEqual(plain);
    expect(read(tinyRaw(33).replace('Q\n', ''))).toEqual(plain);
    expect(read(tinyRaw(33).replace('0.1,0.02', '1.0D-1,+2.E-2'))).toEqual(plain);
    expect(read(tinyRaw(33).replaceAll('0 / END OF', '0 END OF'))).toEqual(plain);
  });

  it('takes the version from the comment of an old file', () => {
    expect(read(tinyRaw(29).replace(', 29, 0, 1, 60.0 /', ' / PSS/E-29.0'))).toEqual(plain);
    expect(read(tinyRaw(30).replace(', 30, 0, 1, 60.0 /', ' / PSS(tm)E-30 RAW'))).toEqual(plain);
  });

  it('fills in what is left out', () => {
    const bare = read(
      tinyRaw(33, {
        bus: "1,,,3\n2,'B'",
        load: '2,,,,,20',
        'fixed shunt': '',
        generator: '1',
        branch: '1,2,,,0.1',
        transformer: '',
        area: '',
        'switched shunt': '',
      }),
    );
    const { buses, branches, units, areas } = bare.network;
    expect(buses.name).toEqual(['1', 'B']);
    expect(areas.name).toEqual(['1']);
    expect(Array.from(buses.demandMw)).toEqual([0, 20]);
    expect(branches.id).toEqual(['1-2-1']);
    expect(Array.from(branches.inService)).toEqual([1]);
    expect(Array.from(units.maxMw)).toEqual([9999]);
    expect(Array.from(units.participation)).toEqual([1]);
    expect(Array.from(bare.alternatingCurrent.buses.voltagePu)).toEqual([1, 1]);
  });

  it('believes a comment that announces another section, with a warning', () => {
    const without = tinyRaw(33)
      .replace(/^0 \/ END OF OWNER DATA.*\n/m, '')
      .replace('BEGIN OWNER DATA', 'BEGIN FACTS DEVICE DATA');
    expect(read(without)).toEqual(plain);
    expect(found(without, 'warning')).toEqual(['36:1 SECTION_ORDER']);
  });
});

describe('loads', () => {
  it('of constant current and admittance at the voltage of the file', () => {
    const { network, alternatingCurrent } = read(tinyRaw(33, { load: "1,'1',1,1,1,10,1,20,2,30,3" }));
    expect(network.buses.demandMw[0]).toBeCloseTo(10 + 20 * 1.02 + 30 * 1.02 ** 2, 12);
    expect(alternatingCurrent.buses.reactiveDemandMvar[0]).toBeCloseTo(1 + 2 * 1.02 - 3 * 1.02 ** 2, 12);
  });

  it('less the generation behind them, where it runs', () => {
    const load = "2,'1',1,1,1,20,5,0,0,0,0,1,1,0,4,1,1\n2,'2',1,1,1,20,5,0,0,0,0,1,1,0,4,1,0";
    expect(read(tinyRaw(35, { load })).network.buses.demandMw[1]).toBe(36);
  });
});

describe('transformers', () => {
  const bank = (codes: string, impedance: string, first: string, second: string) =>
    read(tinyRaw(33, { transformer: `2,30,0,'T1',${codes},0,0,2,'',1\n${impedance}\n${first}\n${second}` }))
      .network.branches;

  it('ratios in kV and impedance on the winding base; the second ratio scales the impedance', () => {
    const { tapRatio, reactancePu, resistancePu } = bank('2,2,1', '0.01,0.12,40', '241.5,230,0', '117.3,115');
    expect(tapRatio[2]).toBeCloseTo(1.05 / 1.02, 14);
    expect(reactancePu[2]).toBeCloseTo(0.12 * (50 / 40) * 1.02 ** 2, 14);
    expect(resistancePu[2]).toBeCloseTo(0.01 * (50 / 40) * 1.02 ** 2, 14);
  });

  it('ratios on nominal voltages and impedance from load loss', () => {
    const { tapRatio, reactancePu } = bank('3,3,1', '240E3,0.01,40', '1.0,225,0', '1.0,0');
    expect(tapRatio[2]).toBeCloseTo(225 / 230, 14);
    expect(reactancePu[2]).toBeCloseTo(0.01, 14);
  });

  it('three windings are a star; one open winding leaves the other two', () => {
    const transformer = [
      "1,2,30,'A',1,2,1,0,0,2,'AUTO',3",
      '0,0.1,100, 0,0.2,50, 0,0.15,50, 1.01,-7',
      '1.05,0,0,80,90,100',
      '1,0,0,40,0,0',
      '1,0,30,30,0,0',
    ].join('\n');
    const { buses, branches } = read(tinyRaw(33, { transformer })).network;
    expect(buses.id[3]).toBe('101');
    expect(buses.name[3]).toBe('AUTO *');
    expect(branches.id.slice(2)).toEqual(['1-2-30-A/1', '1-2-30-A/2', '1-2-30-A/3']);
    expect(Array.from(branches.from).slice(2)).toEqual([0, 1, 2]);
    expect(Array.from(branches.to).slice(2)).toEqual([3, 3, 3]);
    const arms = Array.from(branches.reactancePu).slice(2);
    const expected = [(0.05 + 0.15 - 0.2) / 2, (0.05 + 0.2 - 0.15) / 2, (0.15 + 0.2 - 0.05) / 2];
    arms.forEach((x, k) => {
      expect(x).toBeCloseTo(expected[k]!, 15);
    });
    expect(Array.from(branches.inService).slice(2)).toEqual([1, 1, 0]);
    expect(Array.from(branches.tapRatio).slice(2)).toEqual([1.05, 1, 1]);
    expect(branches.shiftRad[4]).toBeCloseTo(Math.PI / 6, 15);
    expect(Array.from(branches.ratingMva).slice(2)).toEqual([80, 40, 30]);
  });

  it('a star out of service has an isolated centre', () => {
    const transformer = "1,2,30,'A',1,1,1,0,0,2,'',0\n0,1,1,0,1,1,0,1,1\n1\n1\n1";
    const { buses, branches } = read(tinyRaw(33, { transformer })).network;
    expect(buses.isolated[3]).toBe(1);
    expect(Array.from(branches.inService).slice(2)).toEqual([0, 0, 0]);
  });

  it('twelve ratings since version 34', () => {
    const transformer = "2,30,0,'T1',1,1,1,0,0,2,'',1\n0,0.2,50\n1,0,0,60,70,80,1,1,1,1,1,1,1,1,1,0,0\n1,0";
    const { ratingMva, emergencyRatingMva } = read(tinyRaw(34, { transformer })).network.branches;
    expect([ratingMva[2], emergencyRatingMva[2]]).toEqual([60, 70]);
  });
});

describe('links and switches', () => {
  it('two-terminal lines by power, by current, and blocked', () => {
    const line = (name: string, mode: number, setting: number) =>
      `'${name}',${mode},1.0,${setting},500\n30,2,90\n1,2,90`;
    const dc = [line('by power', 1, 25), line('by current', 2, 100), line('blocked', 0, 25)].join('\n');
    const { dcLinks } = read(tinyRaw(33, { 'two-terminal dc': dc })).network;
    expect(dcLinks.id).toEqual(['dc-by power', 'dc-by current', 'dc-blocked']);
    expect(Array.from(dcLinks.from)).toEqual([2, 2, 2]);
    expect(Array.from(dcLinks.to)).toEqual([0, 0, 0]);
    expect(Array.from(dcLinks.flowMw)).toEqual([25, 50, 25]);
    expect(Array.from(dcLinks.inService)).toEqual([1, 1, 0]);
  });

  it('VSC lines: DCSET of the converter that holds the power, positive into its AC network', () => {
    const vsc = (typeA: number, setA: number, typeB: number, setB: number) =>
      `'V',1,0\n1,${typeA},1,${setA},1,0,0,0,200\n30,${typeB},1,${setB},1,0,0,0,150`;
    const link = (text: string) => read(tinyRaw(33, { 'voltage source converter': text })).network.dcLinks;
    expect(link(vsc(1, 500, 2, -20))).toMatchObject({
      flowMw: Float64Array.of(-20),
      maxMw: Float64Array.of(150),
    });
    expect(link(vsc(2, -20, 1, 500)).flowMw[0]).toBe(20);
    expect(link(vsc(0, 0, 2, 20)).inService[0]).toBe(0);
    expect(found(tinyRaw(33, { 'voltage source converter': vsc(2, 1, 2, 1) }))).toEqual(['33:4 BAD_VALUE']);
  });

  it('system switching devices join buses without impedance', () => {
    const device = "1,30,'@1',0.0001,200,0,0,0,0,0,0,0,0,0,0,0,1,1,1,2,'Coupler'\n2,30,,,,,,,,,,,,,,,0";
    const { branches } = read(tinyRaw(35, { 'system switching device': device })).network;
    expect(branches.kind.slice(2, 4)).toEqual(['coupler', 'coupler']);
    expect(Array.from(branches.reactancePu).slice(2, 4)).toEqual([0, 0]);
    expect(Array.from(branches.inService).slice(2, 4)).toEqual([1, 0]);
    expect(branches.name[2]).toBe('Coupler');
  });
});

describe('what is left out or refused, and where', () => {
  it('warnings for what bears on flows', () => {
    const text = tinyRaw(33, {
      'impedance correction': '1,-30,1.1,30,1.1',
      'multi-terminal dc': "'M',3,3,2,1,1",
      'facts device': "'F',1,0,1\n'G',1,2,1",
    });
    expect(found(text, 'warning').map((line) => line.split(' ')[1])).toEqual([
      'IMPEDANCE_CORRECTION_LEFT_OUT',
      'MULTI_TERMINAL_DC_LEFT_OUT',
      'SERIES_FACTS_LEFT_OUT',
    ]);
  });

  it('circuits and units that stand twice are kept, with a warning', () => {
    const branch = "1,2,'1',0,0.1\n1,2,'1',0,0.2";
    const text = tinyRaw(33, { branch });
    expect(found(text, 'warning')).toEqual(['20:5 DUPLICATE_CIRCUIT']);
    expect(read(text).network.branches.id).toEqual(['1-2-1', '1-2-1#2', '2-30-T1']);
  });

  it('files of another kind or version', () => {
    expect(found('')).toEqual(['1:1 RAW_VERSION']);
    expect(found('function mpc = case9\n')).toEqual(['1:1 NOT_A_RAW_FILE']);
    expect(found(tinyRaw(33).replace('0, 50.0', '1, 50.0'))).toEqual(['1:1 NOT_A_RAW_FILE']);
    expect(found(tinyRaw(33).replace('0, 50.0', '0, -50.0'))).toEqual(['1:4 BASE_MVA']);
    expect(found(tinyRaw(33).replace(', 33,', ', 28,'))).toEqual(['1:1 RAW_VERSION']);
    expect(found(tinyRaw(33).replace(', 33,', ', 36,'))).toEqual(['1:1 RAW_VERSION']);
    expect(found(tinyRaw(33).replace(', 33,', ',,'))).toEqual(['1:1 RAW_VERSION']);
  });

  it('values that cannot be', () => {
    const bus = (from: string, to: string) => found(tinyRaw(33).replace(from, to));
    expect(bus("2,'Second',230", "2,'Second',x30")).toEqual(['5:12 NOT_A_NUMBER']);
    expect(bus("2,'Second',230", "2,'Second',1e999")).toEqual(['5:12 NOT_FINITE']);
    expect(bus("2,'Second',230", "2,'Second',-230")).toEqual(['5:12 BAD_VALUE']);
    expect(bus("2,'Second',230", "1,'Second',230")).toContain('5:1 DUPLICATE_BUS');
    expect(bus("2,'Second',230,2", "2,'Second',230,5")).toEqual(['5:16 BAD_VALUE']);
    expect(bus("2,'1',1,1,1,20", "7,'1',1,1,1,20")).toEqual(['8:1 UNKNOWN_BUS']);
    expect(bus("2,'1',1,1,1,20", ",'1',1,1,1,20")).toEqual(['8:1 MISSING_NUMBER']);
    expect(bus("'Second'", "'Second")).toContain('5:3 UNCLOSED_STRING');
    expect(bus("'Second'", "'Second'x")).toContain('5:11 MISSING_SEPARATOR');
    expect(found(tinyRaw(33, { branch: "1,1,'1',0,0.1" }))).toEqual(['19:3 BRANCH_LOOP']);
    expect(found(tinyRaw(33, { branch: "1,2,'1',0" }))).toEqual(['19:1 MISSING_NUMBER']);
    expect(found(tinyRaw(33, { branch: "1,2,'1',0,0.1,0,-5" }))).toEqual(['19:17 BAD_VALUE']);
    expect(found(tinyRaw(33, { bus: '' }))).toContain('4:1 NO_BUSES');
  });

  it('transformers that cannot be', () => {
    const lines = (heading: string, impedance: string, first = '1', second = '1') =>
      found(tinyRaw(33, { transformer: `${heading}\n${impedance}\n${first}\n${second}` }));
    expect(lines("2,30,0,'T',1,3,1", '480E3,0.01,40')).toEqual(['23:1 BAD_VALUE']);
    expect(lines("2,30,0,'T',1,2,1", '0,0.01,0')).toEqual(['23:8 BAD_VALUE']);
    expect(lines("2,30,0,'T',4,1,1", '0,0.01')).toEqual(['22:12 BAD_VALUE']);
    expect(lines("2,30,0,'T',1,1,1", '0,,100')).toEqual(['23:1 MISSING_NUMBER']);
    expect(lines("2,30,0,'T',1,1,1", '0,0.1', '0,0')).toEqual(['24:1 BAD_VALUE']);
    expect(lines("2,30,0,'T'", '0,0.1', '1', '1\n2')).toEqual(['26:1 UNFINISHED_RECORD']);
  });

  it('a file that ends too early', () => {
    const text = tinyRaw(33);
    const upTo = (mark: string) => found(text.slice(0, text.indexOf(mark)));
    expect(upTo('0 / END OF BRANCH')).toEqual(['20:1 FILE_ENDS_EARLY']);
    expect(upTo('0.002,0.2')).toContain('22:1 FILE_ENDS_EARLY');
    expect(found(text.replace('0 / END OF LOAD', 'Q\n0 / END OF LOAD'))).toContain('11:1 FILE_ENDS_EARLY');
    expect(upTo('0 / END OF AREA')).toEqual(['28:1 FILE_ENDS_EARLY']);
    expect(upTo('0 / END OF OWNER')).toEqual([]);
  });

  it('a section announced twice', () => {
    const text = tinyRaw(33).replace('BEGIN ZONE DATA', 'BEGIN BUS DATA');
    expect(found(text).map((line) => line.split(' ')[1])).toContain('SECTION_TWICE');
    const strayZero = tinyRaw(33, { generator: '1\n0\n2' });
    expect(found(strayZero)).toEqual(['18:1 SECTION_TWICE']);
  });
});
