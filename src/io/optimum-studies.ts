import type { SecurityRules, StudyRequest, UnitKeyKind } from '../study/scenario.ts';
import { areaPair } from './area-pair.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { WrittenStudy } from './scenario-studies.ts';
import { readRules, STANDARD_RULES } from './security-rules.ts';

/**
 * The studies that look for the most the grid allows. What they do not say of their rules is as in the scenario's
 * capacity study, so that their figures stand beside its own.
 */
export async function optimumRequests(
  written: readonly WrittenStudy[],
  others: readonly StudyRequest[],
  read: ReadValue,
): Promise<StudyRequest[]> {
  const capacity = others.find((study) => study.kind === 'capacity');
  const rulesOf = (entry: Parameters<typeof readRules>[0], path: string): Promise<SecurityRules> =>
    readRules(entry, path, read, capacity ?? STANDARD_RULES);
  const commonKey: UnitKeyKind = capacity?.shiftKey.up === 'output' ? 'output' : 'headroom';
  const requests: StudyRequest[] = [];
  for (const { path, entry } of written) {
    if (entry.optimised !== undefined) {
      const { borders = 'all', ...optimised } = entry.optimised ?? {};
      requests.push({
        kind: 'optimised',
        borders: borders === 'all' ? borders : borders.map(areaPair),
        directions: optimised.directions ?? 'both',
        shiftKey: optimised.shiftKey ?? commonKey,
        helping: optimised.helping ?? 'none',
        ...(await rulesOf(optimised, `${path}.optimised`)),
      });
    }
    if (entry.joint !== undefined) {
      const [first, second] = entry.joint.exchanges.map(areaPair);
      requests.push({
        kind: 'joint',
        exchanges: [first!, second!],
        shiftKey: entry.joint.shiftKey ?? commonKey,
        redispatch: entry.joint.redispatch ?? true,
        ...(await rulesOf(entry.joint, `${path}.joint`)),
      });
    }
    if (entry.regionalTrade !== undefined) {
      const rules = await rulesOf(entry.regionalTrade ?? {}, `${path}.regionalTrade`);
      requests.push({ kind: 'regionalTrade', ...rules });
    }
  }
  return requests;
}
