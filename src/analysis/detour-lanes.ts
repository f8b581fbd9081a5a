import type { Arena } from '../base/arena.ts';
import type { Kernels } from '../numeric/kernels/kernels.ts';
import { LANES, type LaneEdges } from '../numeric/kernels/lane-task.ts';
import type { DetourBlock } from '../numeric/kernels/pair-task.ts';
import { laneSystem, laneSystemBytes } from '../numeric/lane-solver.ts';
import type { BaseCase, ContingencyState } from './contingency.ts';
import type { DcModel } from './dc-model.ts';
import type { Detour } from './detour.ts';
import type { IslandShare, IslandShares } from './island-share.ts';
import type { WatchedRows } from './watched-rows.ts';

/** A contingency in hand. */
export interface DetourLane {
  /** In the list of contingencies. */
  readonly position: number;
  readonly state: ContingencyState;
  readonly detour: Detour;
}

/** Solves contingencies that are detours, up to eight at a time, for the rows that are watched. */
export interface DetourLanes {
  /** A row of lanes per watched row: flow after the contingency, and what 1 MW of what is lost puts there, MW. */
  readonly flow: Float64Array;
  readonly detour: Float64Array;
  /** Solves for these, at most `LANES`; lanes beyond them keep the base case. */
  solve(lanes: readonly DetourLane[]): void;
}

/** Bytes that `detourLanes` takes from an arena. */
export function detourLanesBytes({ factor }: DcModel, rows: WatchedRows): number {
  const rowCount = rows.gates.length + rows.branches.length;
  return laneSystemBytes(factor) + (24 + 16 * LANES) * rowCount + 16 * LANES + 128;
}

/** @param linkMw - flow of every link, for the gates. Cost of a block: two solves of eight lanes, and its rows. */
export function detourLanes(
  base: BaseCase,
  shares: IslandShares,
  rows: WatchedRows,
  linkMw: Float64Array,
  arena: Arena,
  kernels: Kernels,
): DetourLanes {
  const { model, flowMw } = base;
  const { gates, branches } = rows;
  const system = laneSystem(model.factor, arena);
  const detour = arena.float64((gates.length + branches.length) * LANES);
  const flow = arena.float64((gates.length + branches.length) * LANES);
  const block: DetourBlock = {
    rowCount: branches.length,
    baseFlow: arena.float64(branches.length),
    laneScale: arena.float64(LANES),
    laneFlow: arena.float64(LANES),
    detour: detour.subarray(gates.length * LANES),
    flow: flow.subarray(gates.length * LANES),
  };
  branches.forEach((k, i) => {
    block.baseFlow[i] = flowMw[k]!;
  });
  const detourEdges = laneEdges(model, branches, block.detour, arena);
  const movedEdges = { ...detourEdges, flow: block.flow };
  const gateLinkMw = gates.map((gate) =>
    gate.dcLinks.reduce((sum, { position, factor }) => sum + factor * linkMw[position]!, 0),
  );
  const loads = laneLoads(base, shares, system.block);

  const sumOverGates = () => {
    gates.forEach((gate, g) => {
      for (let j = 0; j < LANES; j++) {
        flow[g * LANES + j] = gateLinkMw[g]!;
        detour[g * LANES + j] = 0;
      }
      for (const { position, factor } of gate.branches) {
        const from = rows.rowOfBranch[position]! * LANES;
        for (let j = 0; j < LANES; j++) {
          flow[g * LANES + j]! += factor * flow[from + j]!;
          detour[g * LANES + j]! += factor * detour[from + j]!;
        }
      }
    });
  };

  const solve = (lanes: readonly DetourLane[]) => {
    system.block.fill(0);
    lanes.forEach((lane, j) => {
      loads.addDetour(lane, j);
    });
    kernels.solveLanes(system);
    kernels.laneFlows(system, detourEdges);
    block.laneScale.fill(1);
    block.laneFlow.fill(0);
    lanes.forEach(({ detour }, j) => {
      if (detour.kind !== 'branch') return;
      block.laneScale[j] = 1 / (1 - loads.flowOver(detour.branch, j));
      block.laneFlow[j] = flowMw[detour.branch]!;
    });
    if (lanes.some(({ detour }) => detour.kind !== 'branch')) {
      system.block.fill(0);
      lanes.forEach(({ state }, j) => {
        if (state.balance !== undefined) loads.addChange(state.balance.injectionMw, j);
      });
      kernels.solveLanes(system);
      kernels.laneFlows(system, movedEdges);
    } else block.flow.fill(0);
    kernels.followDetours(block);
    lanes.forEach(({ detour: lost }, j) => {
      const row = lost.kind === 'unit' ? -1 : rows.rowOfBranch[lost.branch]!;
      if (row < 0) return;
      detour[row * LANES + j] = -1;
      flow[row * LANES + j] = 0;
    });
    sumOverGates();
  };
  return { flow, detour, solve };
}

function laneEdges(model: DcModel, branches: Int32Array, flow: Float64Array, arena: Arena): LaneEdges {
  const { network, nodeOf, susceptancePu, factor } = model;
  const { pivotOfRow } = factor.symbolic;
  const edges = {
    count: branches.length,
    plus: arena.int32(branches.length),
    minus: arena.int32(branches.length),
    weight: arena.float64(branches.length),
    flow,
  };
  branches.forEach((k, i) => {
    edges.plus[i] = pivotOfRow[nodeOf[network.branches.from[k]!]!]!;
    edges.minus[i] = pivotOfRow[nodeOf[network.branches.to[k]!]!]!;
    edges.weight[i] = susceptancePu[k]!;
  });
  return edges;
}

/** Right-hand sides in a block, and flows out of solutions in it. */
function laneLoads(base: BaseCase, shares: IslandShares, block: Float64Array) {
  const { model, injectionMw } = base;
  const { network, nodeOf, grounded, susceptancePu, factor } = model;
  const { from, to } = network.branches;
  /** Of every bus in the block's first lane; −1 where its potential is held. */
  const placeOfBus = nodeOf.map((node) =>
    grounded[node] === 1 ? -1 : factor.symbolic.pivotOfRow[node]! * LANES,
  );
  const add = (bus: number, lane: number, mw: number) => {
    const place = placeOfBus[bus]!;
    if (place >= 0) block[place + lane]! += mw;
  };
  const potentialMw = (bus: number, lane: number) => {
    const place = placeOfBus[bus]!;
    return place < 0 ? 0 : block[place + lane]!;
  };
  return {
    addDetour: ({ detour, state }: DetourLane, lane: number) => {
      const makeUp = (share: IslandShare | undefined, bus: number, mw: number) => {
        if (share === undefined) add(bus, lane, mw);
        else shares.spread(state, share, mw, block, placeOfBus, lane);
      };
      switch (detour.kind) {
        case 'branch':
          add(from[detour.branch]!, lane, 1);
          add(to[detour.branch]!, lane, -1);
          break;
        case 'split':
          makeUp(detour.from, from[detour.branch]!, -1);
          makeUp(detour.to, to[detour.branch]!, 1);
          break;
        case 'unit':
          add(network.units.bus[detour.unit]!, lane, -1);
          makeUp(detour.others, -1, 1);
      }
    },
    addChange: (afterMw: Float64Array, lane: number) => {
      for (let b = 0; b < afterMw.length; b++) {
        const place = placeOfBus[b]!;
        if (place >= 0) block[place + lane]! += afterMw[b]! - injectionMw[b]!;
      }
    },
    flowOver: (k: number, lane: number) =>
      susceptancePu[k]! * (potentialMw(from[k]!, lane) - potentialMw(to[k]!, lane)),
  };
}
