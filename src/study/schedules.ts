import type { MeritOrderDispatch } from '../analysis/dispatch.ts';
import type { Diagnostic } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import { text } from '../base/text.ts';
import type { Network } from '../grid/network.ts';
import type { Scenario } from './scenario.ts';

/** A schedule between two areas that a controlled link joins, and no line, is what the link is set to. */
export function scheduleLinks(scenario: Scenario, network: Network): Network {
  const { dcLinks, areas } = network;
  if (dcLinks.count === 0) return network;
  const flowMw = dcLinks.flowMw.slice();
  for (let d = 0; d < dcLinks.count; d++) {
    const from = areas.id[network.buses.area[dcLinks.from[d]!]!]!;
    const to = areas.id[network.buses.area[dcLinks.to[d]!]!]!;
    if (from === to || hasTie(network, from, to)) continue;
    flowMw[d] = netSchedule(scenario, from, to);
  }
  return { ...network, dcLinks: { ...dcLinks, flowMw } };
}

function hasTie(network: Network, a: string, b: string): boolean {
  const { branches, buses, areas } = network;
  const areaOf = (bus: number) => areas.id[buses.area[bus]!];
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 0) continue;
    const ends = [areaOf(branches.from[k]!), areaOf(branches.to[k]!)];
    if (ends.includes(a) && ends.includes(b) && a !== b) return true;
  }
  return false;
}

/** Scheduled exchange from one area to another, MW, what is scheduled back taken off. */
export function netSchedule(scenario: Scenario, from: string, to: string): number {
  let mw = 0;
  for (const exchange of scenario.exchanges) {
    if (exchange.from === from && exchange.to === to) mw += exchange.powerMw;
    if (exchange.from === to && exchange.to === from) mw -= exchange.powerMw;
  }
  return mw;
}

/** Scheduled net export of every area, MW. */
export function netExports(scenario: Scenario, network: Network): Float64Array {
  const net = new Float64Array(network.areas.count);
  for (const { from, to, powerMw } of scenario.exchanges) {
    const [exporter, importer] = [network.areas.id.indexOf(from), network.areas.id.indexOf(to)];
    if (exporter >= 0) net[exporter]! += powerMw;
    if (importer >= 0) net[importer]! -= powerMw;
  }
  return net;
}

/** Exchanges that differ by less are met, MW. */
const SCHEDULE_TOLERANCE_MW = 0.05;

/**
 * A schedule that an area cannot meet even without serving anybody, or that brings it more than it draws, describes no
 * grid that could exist.
 *
 * @throws InputError at the schedule's place.
 */
export function refuseUnmetSchedules(
  scenario: Scenario,
  network: Network,
  dispatch: MeritOrderDispatch,
  askedDemandMw: Float64Array,
): void {
  const netExport = netExports(scenario, network);
  const problems = network.areas.id.flatMap((area, a): Diagnostic[] => {
    const beyondMw = Math.max(
      dispatch.unservedMw[a]! - askedDemandMw[a]!,
      -netExport[a]! - askedDemandMw[a]!,
    );
    if (beyondMw <= SCHEDULE_TOLERANCE_MW) return [];
    const first = scenario.exchanges.find(({ from, to }) => from === area || to === area)!;
    const place = scenario.spans.get(`exchanges.${first.from}->${first.to}`) ?? {
      file: scenario.file,
      line: 1,
      column: 1,
    };
    const mw = beyondMw.toFixed(1);
    const exports = netExport[a]! > 0;
    return [
      {
        ...place,
        code: 'SCHEDULE_NOT_MET',
        severity: 'error',
        message: exports
          ? text(
              `${area} cannot export that much: its plants lack ${mw} MW even with no demand of its own`,
              `${area} no puede exportar tanto: a sus plantas les faltan ${mw} MW aun sin demanda propia`,
            )
          : text(
              `${area} cannot import that much: it is ${mw} MW more than its demand`,
              `${area} no puede importar tanto: son ${mw} MW más que su demanda`,
            ),
      },
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
}
