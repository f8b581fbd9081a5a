import type { Arena } from '../base/arena.ts';
import type { Kernels } from '../numeric/kernels/kernels.ts';
import { LANES, type LaneEdges } from '../numeric/kernels/lane-task.ts';
import type { DetourBlock } from '../numeric/kernels/pair-task.ts';
import { laneSystem, laneSystemBytes } from '../numeric/lane-solver.ts';
import type { BaseCase, ContingencyState } from './contingency.ts';
import type { DcModel } from './dc-model.ts';
import type { Detour } from './detour.ts';
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

/** @param linkMw flow of every link, for the gates Cost of a block: two reads of the factor, and its rows. */
export function detourLanes(
  base: BaseCase,
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
  const loads = laneLoads(base, system.block);

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
    lanes.forEach(({ detour }, j) => {
      loads.addDetour(detour, j);
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
function laneLoads({ model, injectionMw }: BaseCase, block: Float64Array) {
  const { network, nodeOf, grounded, susceptancePu, factor } = model;
  const { from, to } = network.branches;
  const pivotOfBus = nodeOf.map((node) => factor.symbolic.pivotOfRow[node]!);
  const isGrounded = nodeOf.map((node) => grounded[node]!);
  const add = (bus: number, lane: number, mw: number) => {
    if (isGrounded[bus] === 0) block[pivotOfBus[bus]! * LANES + lane]! += mw;
  };
  return {
    addDetour: (detour: Detour, lane: number) => {
      if (detour.kind === 'branch') {
        add(from[detour.branch]!, lane, 1);
        add(to[detour.branch]!, lane, -1);
        return;
      }
      const { away } = detour;
      for (let b = 0; b < away.length; b++) if (away[b] !== 0) add(b, lane, away[b]!);
    },
    addChange: (afterMw: Float64Array, lane: number) => {
      for (let b = 0; b < afterMw.length; b++) {
        const mw = afterMw[b]! - injectionMw[b]!;
        if (mw !== 0) add(b, lane, mw);
      }
    },
    flowOver: (k: number, lane: number) =>
      susceptancePu[k]! *
      (block[pivotOfBus[from[k]!]! * LANES + lane]! - block[pivotOfBus[to[k]!]! * LANES + lane]!),
  };
}
