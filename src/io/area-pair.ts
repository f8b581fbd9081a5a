import type { AreaPair } from '../study/scenario.ts';

/** `GT->SV+HN` as two lists of areas. */
export function areaPair(border: string): AreaPair {
  const [from = [], to = []] = border.split(/->|→/).map((side) => side.split('+').map((area) => area.trim()));
  return { from, to };
}
