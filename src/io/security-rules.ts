import { ENGINE_SENSITIVITY_THRESHOLD } from '../study/capacity/assumptions.ts';
import type { SecurityRules } from '../study/scenario.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { StudyEntry } from './scenario-schema.ts';

/** The regional operator watches 115 kV and up, and solves losses of one element. */
export const STANDARD_RULES: SecurityRules = {
  monitorFromKv: 115,
  sensitivityThreshold: ENGINE_SENSITIVITY_THRESHOLD,
  localOverloadThreshold: ENGINE_SENSITIVITY_THRESHOLD,
  contingencies: 'n-1',
  postContingencyRating: 'continuous',
};

/** The rules as a study writes them. */
type WrittenRules = Pick<
  NonNullable<StudyEntry['regionalTrade']>,
  | 'monitorFrom'
  | 'sensitivityThreshold'
  | 'localOverloadThreshold'
  | 'contingencies'
  | 'postContingencyRating'
>;

/**
 * What a study watches, and which pairs limit it; what it does not give is as in the rules given. A sensitivity threshold
 * of its own takes the local one along, where that is not given too.
 */
export async function readRules(
  entry: WrittenRules,
  path: string,
  read: ReadValue,
  otherwise: SecurityRules,
): Promise<SecurityRules> {
  const share = { least: 0, below: 1 };
  const monitorFromKv = await read(entry.monitorFrom, `${path}.monitorFrom`, 'voltage', { least: 0 });
  const threshold = await read(entry.sensitivityThreshold, `${path}.sensitivityThreshold`, 'ratio', share);
  const local = await read(entry.localOverloadThreshold, `${path}.localOverloadThreshold`, 'ratio', share);
  return {
    monitorFromKv: monitorFromKv ?? otherwise.monitorFromKv,
    sensitivityThreshold: threshold ?? otherwise.sensitivityThreshold,
    localOverloadThreshold: local ?? threshold ?? otherwise.localOverloadThreshold,
    contingencies: entry.contingencies ?? otherwise.contingencies,
    postContingencyRating: entry.postContingencyRating ?? otherwise.postContingencyRating,
  };
}
