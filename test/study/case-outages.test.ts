import { describe, expect, it } from 'vitest';
import { caseOutagesCsvFiles } from '../../src/io/case-outages-csv.ts';
import { readContingencyFile } from '../../src/io/contingency-file.ts';
import { readMatpower } from '../../src/io/matpower/read-matpower.ts';
import { flowReport } from '../../src/report/flow-report.ts';
import { PLAIN_STYLE } from '../../src/report/style.ts';
import { reportText } from '../../src/report/terminal/report-text.ts';
import { checkOutages } from '../../src/study/case-check.ts';
import { caseFlow } from '../../src/study/case-flow.ts';
import { caseLosses } from '../../src/study/case-losses.ts';
import { caseOutages, casePickUp } from '../../src/study/case-outages.ts';

/**
 * Ring 1-2-3 and a tail 3-4, all of reactance 0.1. 100 MW drawn at 3 and 20 at 4; 80 MW of 100 at bus 1, 40 of 50 at bus
 * 2: together they can give 30 MW more.
 */
const CASE = readMatpower({
  file: 'tail.m',
  text: `function mpc = tail
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
1 3 0 0 0 0 1 1 0 230 1 1.1 0.9
2 2 0 0 0 0 1 1 0 230 1 1.1 0.9
3 1 100 0 0 0 1 1 0 230 1 1.1 0.9
4 1 20 0 0 0 1 1 0 230 1 1.1 0.9
];
mpc.gen = [
1 80 0 0 0 1 100 1 100 0
2 40 0 0 0 1 100 1 50 0
];
mpc.branch = [
1 2 0 0.1 0 100 0 0 0 0 1
1 3 0 0.1 0 60 0 0 0 0 1
2 3 0 0.1 0 100 0 0 0 0 1
3 4 0 0.1 0 100 0 0 0 0 1
];
`,
}).value!;

const named = readContingencyFile(
  { file: 'list.csv', text: 'name,elements\nUnit and line,unit 2;1-2\n' },
  CASE.network,
).value!;
const pickUp = casePickUp(CASE);
const outages = caseOutages(pickUp, named, true);
const near = (mw: number) => expect.closeTo(mw, 9);

describe('the outages of a case that change who produces, by hand', () => {
  it('a unit: the other gives what it can, the rest is shed in proportion to demand', () => {
    const [first, second] = outages.units;
    // Without unit 1: 10 MW more at bus 2, 70 MW shed. 50 MW from 2 to 3 and 4: a third by way of 1.
    expect(first).toMatchObject({
      row: 1,
      bus: '1',
      outputMw: near(80),
      pickedUpMw: near(10),
      shedMw: near(70),
    });
    expect(first!.largestFlow).toMatchObject({ row: 3, valueMw: near(100 / 3) });
    // Without unit 2: 20 MW more at bus 1, 20 MW shed; two thirds of 100 MW from 1 to 3.
    expect(second).toMatchObject({ pickedUpMw: near(20), shedMw: near(20), overloads: 1 });
    expect(second!.highestLoading).toMatchObject({ row: 2, loadingPct: near((100 * 200) / 3 / 60) });
  });

  it('a split: the tail loses its demand, the units fall in proportion to what they can', () => {
    // 20 MW too much: units fall by 2/3 and 1/3 of it.
    expect(outages.splits).toMatchObject([
      { row: 4, from: '3', to: '4', newIslands: 1, shedMw: near(20), pickedUpMw: 0 },
    ]);
    const a = 80 - 40 / 3;
    expect(outages.splits[0]!.largestFlow).toMatchObject({ row: 2, valueMw: near((2 * a + (100 - a)) / 3) });
  });

  it('a named set: all flows from bus 1', () => {
    expect(outages.named).toMatchObject([
      { name: 'Unit and line', branchRows: [1], unitRows: [2], shedMw: near(20) },
    ]);
    expect(outages.named[0]!.largestFlow).toMatchObject({ row: 2, valueMw: near(100) });
  });

  it('counts every outage once', () => {
    const totals: number[] = [];
    caseOutages(pickUp, named, true, (total) => totals.push(total));
    expect(totals).toEqual([4, 4, 4, 4]);
    expect(caseOutages(pickUp, named, false)).toMatchObject({ units: [], splits: [], named: [{}] });
  });
});

describe('what is said of them', () => {
  it('has tables of its own', () => {
    const files = new Map(
      caseOutagesCsvFiles(outages, true).map((file) => [file.name, file.text.split('\n')]),
    );
    expect([...files.keys()]).toEqual(['n1_generators.csv', 'n1_islands.csv', 'named_outages.csv']);
    expect(files.get('n1_generators.csv')![0]).toMatch(
      /^unit_row,bus,lost_mw,picked_up_mw,shed_mw,tripped_mw,maxabs_row/,
    );
    expect(files.get('n1_generators.csv')).toHaveLength(4);
    expect(caseOutagesCsvFiles(outages, false).map((file) => file.name)).toEqual(['named_outages.csv']);
  });

  it.each([
    ['en', 'Loss of single units', '2 shed demand', 'solved again from scratch'],
    ['es', 'Pérdida de unidades', '2 desconectan demanda', 'resueltas de nuevo desde cero'],
  ] as const)('is printed in %s', (language, ...words) => {
    const losses = caseLosses(CASE, { countsTies: false });
    const screening = { losses, outages, check: checkOutages(pickUp, losses, outages) };
    const page = reportText(flowReport(caseFlow(CASE), screening), {
      language,
      width: 300,
      style: PLAIN_STYLE,
    });
    for (const word of words) expect(page).toContain(word);
  });
});

describe('the check by a new solution', () => {
  const losses = caseLosses(CASE, { countsTies: false });

  it('passes on what was solved', () => {
    const check = checkOutages(pickUp, losses, outages);
    expect(check).toMatchObject({ outages: 3 + 2 + 1 + 1, passed: true });
    expect(check.worstMw).toBeLessThan(1e-9);
  });

  it.each(['units', 'splits', 'named'] as const)('reports a defect planted in %s', (kind) => {
    const planted = outages[kind].map((outage) => ({
      ...outage,
      largestFlow: { ...outage.largestFlow!, valueMw: outage.largestFlow!.valueMw + 0.001 },
    }));
    const check = checkOutages(pickUp, losses, { ...outages, [kind]: planted });
    expect(check.passed).toBe(false);
    expect(check.worstMw).toBeCloseTo(0.001, 6);
  });

  it('reports a defect planted in the losses of branches, and an overload that was missed', () => {
    const wrong = losses.outages.map((outage) => ({
      ...outage,
      highestLoading: { ...outage.highestLoading!, valueMw: outage.highestLoading!.valueMw * 1.01 },
    }));
    expect(checkOutages(pickUp, { outages: wrong }, outages).passed).toBe(false);
    const missed = losses.outages.map((outage) => ({ ...outage, largestFlow: undefined }));
    expect(checkOutages(pickUp, { outages: missed }, outages).passed).toBe(false);
  });
});
