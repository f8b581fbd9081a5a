import { buildDcModel } from '../analysis/dc-model.ts';
import { dcOpfOf } from '../analysis/opf/dc-opf.ts';
import { ratingLimits, withAngleLimits } from '../analysis/opf/flow-limits.ts';
import type { InfeasibleReason, OpfOptimum, OpfResult } from '../analysis/opf/opf-result.ts';
import { NoAnswerError } from '../base/errors.ts';
import { type Text, text } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { Network } from '../grid/network.ts';
import type { LpSolver } from '../numeric/lp.ts';
import { withElementNames } from './core-fault.ts';
import { optimumChecks } from './optimum-checks.ts';
import type { SelfCheck } from './result.ts';

/** A case file dispatched at least cost. */
export interface CaseOptimum {
  readonly name: string;
  readonly caseFile: CaseFile;
  readonly optimum: OpfOptimum;
  readonly checks: readonly SelfCheck[];
}

/**
 * DC optimal power flow of a case file, within ratings and the file's bounds on angle differences: scheduled outputs play
 * no part.
 * @throws NoAnswerError when no dispatch serves the demand, naming what is in the way, or none is proven optimal.
 */
export function caseOptimum(caseFile: CaseFile, solver: LpSolver): CaseOptimum {
  const { network, costs, name } = caseFile;
  if (costs === undefined) {
    throw new NoAnswerError(
      text('the file gives no costs of generation', 'el archivo no trae costos de generación'),
    );
  }
  const result = withElementNames(network, () => {
    const model = buildDcModel(network);
    const limits = withAngleLimits(model, ratingLimits(model), caseFile.angleLimits);
    return dcOpfOf(model, costs, { limits }, solver);
  });
  if (result.kind !== 'optimal') throw new NoAnswerError(whyNot(network, result));
  return { name, caseFile, optimum: result, checks: optimumChecks(result.check) };
}

function whyNot(network: Network, result: Exclude<OpfResult, OpfOptimum>): Text {
  switch (result.kind) {
    case 'infeasible': {
      const reasons = result.reasons.map((reason) => reasonText(network, reason));
      return text(
        `no dispatch serves the demand within all limits: ${reasons.map((r) => r.en).join('; ')}`,
        `ningún despacho sirve la demanda dentro de los límites: ${reasons.map((r) => r.es).join('; ')}`,
      );
    }
    case 'unbounded':
      return text(
        'the cost falls without end: a unit has no limit',
        'el costo baja sin fin: una unidad no tiene límite',
      );
    case 'failed':
      return text(
        'the solver proved no optimum, whatever way it was asked',
        'el optimizador no demostró ningún óptimo, de ninguna forma',
      );
    default:
      return text(
        `the cost curve of unit ${network.units.id[result.unit]} cannot be used: it is not convex`,
        `la curva de costo de la unidad ${network.units.id[result.unit]} no sirve: no es convexa`,
      );
  }
}

function reasonText(network: Network, reason: InfeasibleReason): Text {
  const { units, branches, buses } = network;
  const mw = (value: number) => `${value.toFixed(1)} MW`;
  switch (reason.kind) {
    case 'unit-limits-cross':
      return text(
        `unit ${units.id[reason.unit]} has its least output above its largest`,
        `la unidad ${units.id[reason.unit]} tiene el mínimo por encima del máximo`,
      );
    case 'flow-limits-cross':
      return text(
        `the limits of branch ${branches.id[reason.branch]} exclude each other`,
        `los límites de la rama ${branches.id[reason.branch]} se excluyen`,
      );
    case 'capacity-short':
      return text(
        `island ${reason.island + 1} draws ${mw(reason.demandMw)} and its units can give ${mw(reason.capacityMw)}`,
        `la isla ${reason.island + 1} demanda ${mw(reason.demandMw)} y sus unidades dan hasta ${mw(reason.capacityMw)}`,
      );
    case 'minimum-output-excess':
      return text(
        `island ${reason.island + 1} draws ${mw(reason.demandMw)} and its units run at ${mw(reason.minimumMw)} at least`,
        `la isla ${reason.island + 1} demanda ${mw(reason.demandMw)} y sus unidades dan al menos ${mw(reason.minimumMw)}`,
      );
    case 'limits': {
      const at = (amounts: readonly { readonly bus: number; readonly powerMw: number }[]) =>
        amounts.map((a) => `${mw(a.powerMw)} @ ${buses.id[a.bus]}`).join(', ');
      const over = reason.overload.map((o) => `${mw(o.powerMw)} @ ${branches.id[o.branch]}`).join(', ');
      const parts: Text[] = [];
      if (reason.shed.length > 0)
        parts.push(text(`not served ${at(reason.shed)}`, `no servido ${at(reason.shed)}`));
      if (reason.spilled.length > 0) {
        parts.push(text(`not carried away ${at(reason.spilled)}`, `no evacuado ${at(reason.spilled)}`));
      }
      if (over !== '') parts.push(text(`unavoidable overload ${over}`, `sobrecarga inevitable ${over}`));
      return text(parts.map((p) => p.en).join('; '), parts.map((p) => p.es).join('; '));
    }
  }
}
