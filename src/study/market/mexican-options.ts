import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { traceOf } from '../trace.ts';
import type { MexicanOptionWords } from './market-result.ts';

/** The options for the trade with Mexico that the data tell of, in their order. */
export function mexicanOptions({ marketDesigns }: Pick<Dataset, 'marketDesigns'>): MexicanOptionWords[] {
  return marketDesigns.map((row) => ({
    id: row.id,
    name: text(row.nameEn, row.nameEs),
    offers: text(row.offersEn, row.offersEs),
    rent: text(row.rentEn, row.rentEs),
    needs: text(row.needsEn, row.needsEs),
    trace: traceOf(row),
  }));
}
