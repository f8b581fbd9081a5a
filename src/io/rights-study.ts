import type { BidEntry, RightEntry, RightsRequest } from '../study/scenario.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { StudyEntry } from './scenario-schema.ts';
import { STANDARD_RULES } from './security-rules.ts';

type RightsForm = NonNullable<StudyEntry['rights']>;
type RightForm = NonNullable<RightsForm['held']>[number];

/** The study of rights with every default filled in; what has no id is numbered. */
export async function rightsRequest(
  entry: RightsForm,
  path: string,
  read: ReadValue,
): Promise<RightsRequest> {
  const monitorFromKv = await read(entry.monitorFrom, `${path}.monitorFrom`, 'voltage', { least: 0 });
  const readRight = async (
    right: RightForm,
    list: 'held' | 'bids',
    position: number,
  ): Promise<RightEntry> => {
    const powerMw = await read(right.power, `${path}.${list}.${position}.power`, 'active-power', {
      least: 0,
    });
    return {
      id: right.id ?? `${list === 'held' ? 'held' : 'bid'}-${position + 1}`,
      holder: right.holder,
      from: right.from,
      to: right.to,
      type: right.type ?? entry.type ?? 'obligation',
      powerMw: powerMw ?? 0,
    };
  };
  const held: RightEntry[] = [];
  for (const [i, right] of (entry.held ?? []).entries()) held.push(await readRight(right, 'held', i));
  const bids: BidEntry[] = [];
  for (const [i, bid] of (entry.bids ?? []).entries()) {
    bids.push({ ...(await readRight(bid, 'bids', i)), priceUsdPerMw: bid.price });
  }
  return {
    kind: 'rights',
    period: String(entry.period),
    contingencies: entry.contingencies ?? 'n-1',
    operatingLimits: entry.operatingLimits ?? true,
    spread: entry.spread ?? 'demand',
    monitorFromKv: monitorFromKv ?? STANDARD_RULES.monitorFromKv,
    postContingencyRating: entry.postContingencyRating ?? STANDARD_RULES.postContingencyRating,
    held,
    bids,
  };
}
