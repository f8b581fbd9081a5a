import { exportPaths } from '../../analysis/explanation/export-paths.ts';
import { flowByArea } from '../../analysis/explanation/flow-by-area.ts';
import { outageEffect } from '../../analysis/explanation/outage-effect.ts';
import { areaPositions } from '../capacity/interfaces.ts';
import type { ExplainedPath, FlowSum, LoadingByArea } from './explanation-result.ts';
import type { PairAtLimit } from './pair-at-limit.ts';

/** From the base flow of the limiting element to its rating, step by step, in the direction of the exchange. */
export function flowSum(at: PairAtLimit): FlowSum {
  const { grid, branch, state, sign, pair, growthMw, transfer } = at;
  const effect = outageEffect(grid.base, state, branch);
  const { areas, branches } = grid.network;
  const pickups = effect.pickups.map(({ area, by, mw, perMw, effectMw }) => ({
    area: areas.id[area]!,
    by,
    mw,
    perMw: sign * perMw,
    effectMw: sign * effectMw,
  }));
  const lostBranches = effect.lostBranches.map(({ branch: lost, flowMw, factor, effectMw }) => {
    // Counted in the direction in which it carries.
    const along = flowMw < 0 ? -1 : 1;
    return {
      element: branches.id[lost]!,
      name: branches.name[lost]!,
      flowMw: along * flowMw,
      factor: sign * along * factor,
      effectMw: sign * effectMw,
    };
  });
  const baseFlowMw = sign * effect.baseFlowMw;
  const rebuiltMw = sign * effect.rebuiltMw;
  const sensitivity = sign * pair.sensitivity;
  const exchangeEffectMw = sensitivity * growthMw;
  const parts = [
    baseFlowMw,
    ...pickups.map((part) => part.effectMw),
    ...lostBranches.map((part) => part.effectMw),
    rebuiltMw,
    exchangeEffectMw,
  ];
  return {
    baseFlowMw,
    lostMw: effect.lostMw,
    pickups,
    lostBranches,
    rebuiltMw,
    afterMw: sign * effect.afterMw,
    sensitivity,
    intactSensitivity: sign * transfer.flowMw[branch]!,
    isMeanShare: at.isBent,
    growthMw,
    exchangeEffectMw,
    ratingMva: pair.ratingMva,
    closingErrorMw: Math.abs(parts.reduce((sum, mw) => sum + mw, 0) - pair.ratingMva),
  };
}

/** Who loads the element after the contingency and before the exchange grows. */
export function loadingByArea({ grid, branch, state, sign }: PairAtLimit): LoadingByArea {
  const { areas, dcLinks } = grid.network;
  const flow = flowByArea(grid.base, state, branch);
  return {
    flowMw: sign * flow.flowMw,
    areas: flow.areas.map(({ area, netExportMw, internalMw, exchangeMw }) => ({
      area: areas.id[area]!,
      netExportMw,
      internalMw: sign * internalMw,
      exchangeMw: sign * exchangeMw,
    })),
    links: flow.links.map(({ link, linkMw, effectMw }) => ({
      link: dcLinks.id[link]!,
      name: dcLinks.name[link]!,
      linkMw,
      effectMw: sign * effectMw,
    })),
    restMw: sign * flow.restMw,
  };
}

/** Over which ties the exchange leaves its exporting side. */
export function explainedPaths({ grid, transfer, fromAreas }: PairAtLimit): ExplainedPath[] {
  const { branches, dcLinks } = grid.network;
  return exportPaths(grid.network, transfer, areaPositions(grid, fromAreas)).map(({ kind, index, share }) => {
    const table = kind === 'branch' ? branches : dcLinks;
    return { element: table.id[index]!, name: table.name[index]!, share };
  });
}
