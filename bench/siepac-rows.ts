import { solveContingencies } from '../src/analysis/contingency.ts';
import { solveDcFlow } from '../src/analysis/dc-flow.ts';
import { buildDcModel, type DcModel } from '../src/analysis/dc-model.ts';
import { electricalEdges, meshedCore } from '../src/analysis/electrical-edges.ts';
import { monitorFrom } from '../src/analysis/monitoring.ts';
import { areaTransfer } from '../src/analysis/shift-key.ts';
import { transferLimits } from '../src/analysis/transfer-capacity.ts';
import { type Contingency, isSingle } from '../src/grid/network.ts';
import { flowSeries } from '../src/numeric/flow-series.ts';
import { trackLosses } from '../src/numeric/loss-extremes.ts';
import { lossFactors } from '../src/numeric/loss-factors.ts';
import { seededRandom } from '../src/numeric/random.ts';
import { worstFlows } from '../src/numeric/worst-flow.ts';
import { worstFlowSeries } from '../src/numeric/worst-flow-series.ts';
import { interfacesOf } from '../src/study/capacity/interfaces.ts';
import { contingencyList } from '../src/study/contingency-list.ts';
import { type Measurement, measure } from './measure.ts';
import { type SiepacGrid, siepacGrid } from './siepac-grid.ts';

/** Exporting and importing areas. */
interface Sides {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

const HOURS = 8760;

/** The regional grid of 2017: single states, capacities, and a year of hours. */
export async function measureSiepac(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const siepac = await siepacGrid('scenarios/2017-dry-max.yaml');
  const { network, base, model } = siepac.grid;
  const outages = contingencyList(siepac.grid.built, network, siepac.grid.dataset, 115).filter(isSingle);
  const borders = interfacesOf(siepac.grid, { ...siepac.request, borders: 'all', directions: 'both' });
  const matrix = fullMatrix(network.areas.id, borders);
  const injection = hourlyInjection(model, base.injectionMw);
  const edges = electricalEdges(model);
  const core = meshedCore(model);
  const flows = flowSeries(model.factor, edges, injection, HOURS);
  return {
    name: 'SIEPAC 2017',
    times: {
      'one flow, from tables': measure(() => solveDcFlow(buildDcModel(network), base.injectionMw)),
      'one flow, factor kept': measure(() => solveDcFlow(model, base.injectionMw)),
      'N-1 worst, branches, from tables': measure(() => {
        const { flowMw } = solveDcFlow(buildDcModel(network), base.injectionMw);
        const reduced = meshedCore(model);
        worstFlows(reduced, flowMw, trackLosses(reduced, flowMw));
      }),
      [`${outages.length} contingencies with machines, balanced`]: measure(() =>
        solveContingencies(base, outages),
      ),
      'all borders, N and N-1': measure(() => capacities(siepac, outages, borders)),
      'full matrix, N-1 with machines': measure(() => capacities(siepac, outages, matrix)),
      '8,760 hours of flows': measure(() => flowSeries(model.factor, edges, injection, HOURS)),
      '8,760 hours, each with full N-1': measure(() =>
        worstFlowSeries(core, lossFactors(core), flows, HOURS),
      ),
    },
  };
}

/** Every ordered pair of areas, the export and import of each, and the published interfaces of several areas. */
function fullMatrix(areas: readonly string[], borders: readonly Sides[]): Sides[] {
  const others = (area: string) => areas.filter((other) => other !== area);
  return [
    ...areas.flatMap((from) => others(from).map((to) => ({ from: [from], to: [to] }))),
    ...areas.flatMap((area) => [
      { from: [area], to: others(area) },
      { from: others(area), to: [area] },
    ]),
    ...borders.filter(({ from, to }) => from.length + to.length > 2),
  ];
}

/** From the base case on: contingencies solved, transfers along headroom, and their limits under two rules. */
function capacities(
  { grid, request }: SiepacGrid,
  outages: readonly Contingency[],
  interfaces: readonly Sides[],
): void {
  const { base, network } = grid;
  const side = (areas: readonly string[]) => new Set(areas.map((area) => network.areas.id.indexOf(area)));
  const transfers = interfaces.flatMap(({ from, to }) => {
    const made = areaTransfer(base, side(from), side(to), 'headroom');
    return made.kind === 'transfer' ? [made.transfer] : [];
  });
  const { sensitivityThreshold, localOverloadThreshold } = request;
  transferLimits(
    base,
    solveContingencies(base, outages),
    monitorFrom(network, 115, 'continuous'),
    transfers,
    [
      { sensitivityThreshold, localOverloadThreshold, pairCount: 10 },
      { sensitivityThreshold, localOverloadThreshold: sensitivityThreshold, pairCount: 1 },
    ],
  );
}

/** Injections that swing by a tenth from hour to hour; 0 in held rows. */
function hourlyInjection({ network, grounded, nodeOf }: DcModel, injectionMw: Float64Array): Float64Array {
  const random = seededRandom(HOURS);
  const hourly = new Float64Array(network.buses.count * HOURS);
  for (let b = 0; b < injectionMw.length; b++) {
    if (grounded[nodeOf[b]!] === 1) continue;
    for (let h = 0; h < HOURS; h++) {
      hourly[nodeOf[b]! * HOURS + h]! += injectionMw[b]! * (0.95 + 0.1 * random.next());
    }
  }
  return hourly;
}
