import { expect, test } from 'vitest';
import { dcPowerFlow } from '../../src/analysis/dc-flow.ts';
import { ptdfRow } from '../../src/analysis/sensitivity.ts';
import { packRows } from '../../src/numeric/linear-program.ts';
import { loadSolver } from '../../src/numeric/lp.ts';
import { smallNetwork } from '../support/small-network.ts';

/**
 * Micro-case E, worked by hand: equal triangle, 90 MW at bus 3, units at bus 1 (10 $/MWh) and bus 2 (30 $/MWh), 50 MW
 * on branch 1–3. Dispatch 60 and 30 MW, 1500 $/h, prices 10, 30 and 50, shadow price of the limit 60 $/MWh.
 */
test('E: cheapest dispatch under one flow limit, with our sensitivities and the programme solver', async () => {
  const network = smallNetwork(
    [{ reference: true }, {}, { demandMw: 90 }],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 0, to: 2, x: 0.1, ratingMva: 50 },
      { from: 1, to: 2, x: 0.1 },
    ],
    [
      { bus: 0, outputMw: 90, maxMw: 500, participation: 1 },
      { bus: 1, outputMw: 0, maxMw: 500 },
    ],
  );
  const { model } = dcPowerFlow(network);
  const limited = ptdfRow(model, 1);
  const demandFlowMw = -90 * limited[2]!;
  const solver = await loadSolver();
  const outcome = solver.solve({
    columns: {
      count: 2,
      cost: Float64Array.of(10, 30),
      lower: Float64Array.of(0, 0),
      upper: Float64Array.of(500, 500),
    },
    rows: packRows([
      { lower: 90, upper: 90, column: [0, 1], value: [1, 1] },
      {
        lower: -50 - demandFlowMw,
        upper: 50 - demandFlowMw,
        column: [0, 1],
        value: [limited[0]!, limited[1]!],
      },
    ]),
  });
  if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
  expect(outcome.objective).toBeCloseTo(1500, 6);
  expect([...outcome.columnValue]).toEqual([expect.closeTo(60, 6), expect.closeTo(30, 6)]);
  const [energy, shadow] = outcome.rowDual;
  expect(Math.abs(shadow!)).toBeCloseTo(60, 6);
  const prices = [0, 1, 2].map((bus) => energy! + shadow! * limited[bus]!);
  expect(prices).toEqual([expect.closeTo(10, 6), expect.closeTo(30, 6), expect.closeTo(50, 6)]);
  const units = { ...network.units, outputMw: Float64Array.from(outcome.columnValue) };
  expect([...dcPowerFlow({ ...network, units }).flowMw]).toEqual(
    [10, 50, 40].map((mw) => expect.closeTo(mw, 6)),
  );
});
