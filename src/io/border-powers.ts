import type { CommittedPower } from '../study/scenario.ts';
import { areaPair } from './area-pair.ts';
import type { ReadValue } from './scenario-quantity.ts';

/** Powers by border, `MX->GT: 240 MW`; none is negative. */
export async function readPowers(
  written: Readonly<Record<string, number | string>>,
  path: string,
  read: ReadValue,
): Promise<CommittedPower[]> {
  const powers: CommittedPower[] = [];
  for (const [border, value] of Object.entries(written)) {
    const powerMw = await read(value, `${path}.${border}`, 'active-power', { least: 0 });
    powers.push({ ...areaPair(border), powerMw: powerMw ?? 0 });
  }
  return powers;
}
