import type { CapacityRequest } from '../scenario.ts';
import type { AssumptionId } from './capacity-result.ts';
import type { LimitRules } from './limit-passes.ts';

/** What holds where a study does not say from which share of a transfer an element limits it. */
export const ENGINE_SENSITIVITY_THRESHOLD = 0.01;

/** What is watched when only the backbone counts, kV. */
export const BACKBONE_KV = 200;

/** A rule of the study changed, the others kept. */
export interface Assumption {
  readonly id: AssumptionId;
  readonly rules: LimitRules;
}

export function rulesOf(request: CapacityRequest, pairCount: number): LimitRules {
  return { ...request, machineOutages: true, pairCount };
}

/**
 * The rules of a study changed one by one, so that a report can show what each of them does: the threshold that makes an
 * element count, setting local overloads apart, the rating after an outage, losses of several elements at once, losses
 * of machines, and the voltage from which elements are watched.
 */
export function assumptionsOf(request: CapacityRequest): Assumption[] {
  if (request.assumptions === 'none') return [];
  const asked = rulesOf(request, 1);
  const emergency = asked.postContingencyRating === 'emergency';
  const changes: (readonly [AssumptionId, Partial<LimitRules>])[] = [
    ['sensitivity-threshold', { sensitivityThreshold: ENGINE_SENSITIVITY_THRESHOLD }],
    ['local-overloads', { localOverloadThreshold: asked.sensitivityThreshold }],
  ];
  if (request.assumptions === 'all')
    changes.push(
      ['post-contingency-rating', { postContingencyRating: emergency ? 'continuous' : 'emergency' }],
      ['multiple-losses', { contingencies: asked.contingencies === 'multiple' ? 'n-1' : 'multiple' }],
      ['machine-outages', { machineOutages: false }],
      ['monitored-voltage', { monitorFromKv: BACKBONE_KV }],
    );
  return changes.map(([id, change]) => ({ id, rules: { ...asked, ...change } }));
}
