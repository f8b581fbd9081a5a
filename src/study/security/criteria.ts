import { text } from '../../base/text.ts';
import type { CriterionRow } from '../../grid/dataset.ts';
import type { CapacityResult } from '../capacity/capacity-result.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { LoadingRequest } from '../scenario.ts';
import { isChosen } from '../schemes/scheme-rules.ts';
import { traceOf } from '../trace.ts';
import type { HeldCriterion, Treatment } from './security-result.ts';

/** About exchanges: without a capacity study there is nothing to say. */
const OF_EXCHANGES: ReadonlySet<CriterionRow['aspect']> = new Set([
  'growing-violations',
  'local-violations',
  'regional-share',
  'steps',
  'operating-limits',
]);

/** The criteria of the data, and what a run does about each. */
export function heldCriteria(
  grid: PreparedGrid,
  loading: LoadingRequest | undefined,
  capacity: CapacityResult | undefined,
): HeldCriterion[] {
  const treat = treatments(grid, loading, capacity);
  const criteria = grid.dataset.criteria.filter(
    ({ aspect }) => capacity !== undefined || !OF_EXCHANGES.has(aspect),
  );
  return criteria.map((row) => ({
    id: row.id,
    aspect: row.aspect,
    rule: text(row.ruleEn, row.ruleEs),
    value: row.value,
    unit: row.unit,
    treatment: treat(row),
    trace: traceOf(row),
  }));
}

/** Voltage, stability and frequency are outside a DC model whatever a scenario asks for. */
function treatments(
  { scenario, dataset }: PreparedGrid,
  loading: LoadingRequest | undefined,
  capacity: CapacityResult | undefined,
): (row: CriterionRow) => Treatment {
  const rules = [loading, capacity].filter((study) => study !== undefined);
  const holds = (isHeld: boolean): Treatment => (isHeld ? 'applied' : 'otherwise');
  const opensTie = dataset.schemes
    .filter(({ modelled, openElements }) => modelled && openElements.length > 0)
    .some((row) => isChosen(scenario, row));
  return ({ aspect, value }) => {
    switch (aspect) {
      case 'outages':
        return holds(
          rules.every(({ monitorFromKv, contingencies }) => {
            return contingencies !== 'none' && monitorFromKv <= Number(value);
          }),
        );
      case 'rating-after-outage':
        return holds(rules.every(({ postContingencyRating }) => postContingencyRating === 'continuous'));
      case 'tie-trip':
        return holds(opensTie);
      case 'regional-share':
        return holds(Math.abs(100 * (capacity?.localOverloadThreshold ?? 0) - Number(value)) < 1e-9);
      case 'pick-up':
      case 'growing-violations':
      case 'operating-limits':
        return 'applied';
      case 'local-violations':
      case 'steps':
      case 'no-shedding':
      case 'reserve':
        return 'otherwise';
      case 'voltage':
      case 'reactive-margin':
      case 'transient':
      case 'frequency':
      case 'damping':
        return 'entered';
    }
  };
}
