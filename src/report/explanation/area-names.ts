import { type Text, text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';

/** Name of an area; its id where it has none. */
export type AreaNames = (area: string) => Text;

export function areaNames(areas: ScenarioResult['areas']): AreaNames {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return (area) => names.get(area) ?? text(area, area);
}
