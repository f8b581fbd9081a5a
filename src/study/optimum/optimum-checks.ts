import type { OptimisedCapacity } from '../../analysis/capacity/optimised-capacity.ts';
import { resolveJointPoint } from '../../analysis/capacity/resolve-joint.ts';
import type { ResolvedSecurity } from '../../analysis/capacity/resolve-security.ts';
import type { SecurityFrame } from '../../analysis/capacity/security-frame.ts';
import { text } from '../../base/text.ts';
import type { SelfCheck } from '../result.ts';
import type { JointRequest } from '../scenario.ts';
import { selfCheck } from '../self-check.ts';
import type { JointStudy } from './joint-study.ts';
import type { RegionalTradeStudy } from './regional-trade-study.ts';

/** Each optimum as it stands when every contingency is solved there anew, and beside the linear figure. */
export function optimisedChecks(optima: readonly OptimisedCapacity[]): SelfCheck[] {
  const resolved = optima.map((optimum) => optimum.resolved);
  const shortfallMw = optima.map(({ straightMw, linear }) => {
    if (linear === undefined) return 0;
    const linearMw = Math.min(linear.securityMw, linear.resourceMw);
    return linear.referenceMw === linearMw ? linearMw - straightMw : 0;
  });
  return [
    ...securityChecks('optimised', resolved),
    selfCheck(
      'optimised-linear',
      text('Optimised capacity below the linear one', 'Capacidad optimizada por debajo de la lineal'),
      Math.max(0, ...shortfallMw),
      1e-4,
      'MW',
    ),
  ];
}

export function regionalTradeChecks({ found }: RegionalTradeStudy): SelfCheck[] {
  return securityChecks('regional-trade', [found.optimum.resolved]);
}

function securityChecks(id: string, resolved: readonly ResolvedSecurity[]): SelfCheck[] {
  const abovePct = (ratio: (one: ResolvedSecurity) => number) =>
    Math.max(0, ...resolved.map((one) => 100 * (ratio(one) - 1)));
  const of =
    id === 'optimised'
      ? text('optimised capacities', 'capacidades optimizadas')
      : text('the largest trade', 'el mayor intercambio');
  return [
    selfCheck(
      `${id}-resolve`,
      text(
        `Loading above the limit at ${of.en}, all solved anew`,
        `Carga sobre el límite en ${of.es}, todo resuelto de nuevo`,
      ),
      abovePct((one) => one.highestRatio),
      1e-4,
      '%',
    ),
    selfCheck(
      `${id}-pick-up`,
      text(
        'The same where other units pick up what is lost',
        'Lo mismo donde otras unidades asumen lo perdido',
      ),
      abovePct((one) => one.highestPickUpRatio),
      PICK_UP_PCT,
      '%',
    ),
    selfCheck(
      `${id}-balance`,
      text(`Balance at ${of.en}`, `Balance en ${of.es}`),
      Math.max(0, ...resolved.map((one) => one.imbalanceMw)),
      1e-4,
      'MW',
    ),
  ];
}

/** Units that reach a limit while they pick up bend what is taken for a straight line, where no correction helps. */
const PICK_UP_PCT = 10;

/** Each vertex once more: no pair beyond its limit, those of both edges at it. */
export function jointChecks(frame: SecurityFrame, study: JointStudy, request: JointRequest): SelfCheck[] {
  let abovePct = 0;
  let offPct = 0;
  let pickedUpPct = 0;
  study.vertices.forEach((vertex, i) => {
    const point = resolveJointPoint(frame, study.exchanges, request, vertex);
    abovePct = Math.max(abovePct, 100 * (point.highestRatio - 1));
    pickedUpPct = Math.max(pickedUpPct, 100 * (point.highestPickUpRatio - 1));
    for (const edge of [study.edges[i], study.edges.at(i - 1)]) {
      if (edge?.kind !== 'pair') continue;
      const off = Math.abs(
        (100 * Math.abs(point.flowMw(edge.element, edge.contingency))) / edge.limitMw - 100,
      );
      if (point.isPickedUp(edge.contingency)) pickedUpPct = Math.max(pickedUpPct, off);
      else offPct = Math.max(offPct, off);
    }
  });
  return [
    selfCheck(
      'joint-resolve',
      text(
        'Loading above the limit at the corners of the joint region',
        'Carga sobre el límite en los vértices de la región conjunta',
      ),
      Math.max(0, abovePct),
      1e-4,
      '%',
    ),
    selfCheck(
      'joint-edges',
      text(
        'Loading of what binds its edges there, off 100 %',
        'Carga de lo que limita sus lados ahí, respecto de 100 %',
      ),
      offPct,
      1e-4,
      '%',
    ),
    selfCheck(
      'joint-pick-up',
      text('Both where other units pick up what is lost', 'Ambas donde otras unidades asumen lo perdido'),
      Math.max(0, pickedUpPct),
      PICK_UP_PCT,
      '%',
    ),
  ];
}
