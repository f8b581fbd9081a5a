import type { SelfCheck } from './result.ts';

/** A figure that a result must keep to. */
export function selfCheck(
  id: string,
  title: SelfCheck['title'],
  value: number,
  tolerance: number,
  unit: string,
): SelfCheck {
  return { id, title, value, tolerance, unit, passed: value <= tolerance };
}
