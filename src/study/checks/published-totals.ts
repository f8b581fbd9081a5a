import type { Diagnostic } from '../../base/diagnostics.ts';
import { type Text, text } from '../../base/text.ts';
import { type Dataset, inServiceIn, type PublishedTotalRow } from '../../grid/dataset.ts';
import { type GridRows, gridRowsOfYear } from '../../grid/grid-rows.ts';
import { atRow, yearSpans } from './finding.ts';

/** Shares are written with four digits: a sum of a dozen may be off by this much. */
const SHARE_TOLERANCE = 0.0005;
/** So that a difference equal to the tolerance, up to rounding, lies inside. */
const ROUNDING = 1e-9;

/**
 * The sums of the tables beside the published ones, one finding each: `info` where they agree or the row explains why
 * not, `warning` otherwise. A total without a year is compared in all years; the one furthest off is told.
 * Cost: totals × years × rows.
 */
export function checkPublishedTotals(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  return dataset.publishedTotals.map((total) => {
    const compared = total.year === undefined ? years : [total.year];
    const sums = compared.map((year) => sumOf(gridRowsOfYear(dataset, year), total));
    const off = sums.map((sum) => Math.abs(sum - total.value));
    const worst = off.indexOf(Math.max(...off));
    const agrees = off[worst]! <= total.toleranceAbs + ROUNDING;
    const explained = total.explanation !== undefined;
    return atRow(total, {
      code: agrees ? 'TOTAL_AGREES' : explained ? 'TOTAL_EXPLAINED' : 'TOTAL_DIFFERS',
      severity: agrees || explained ? 'info' : 'warning',
      message: comparison(total, sums[worst]!, whenText(compared, compared[worst]!)),
    });
  });
}

/** Demand shares that no published total asks about must add to one all the same. Cost: areas × years × zones. */
export function checkDemandShares(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const asked = new Set(
    dataset.publishedTotals.filter((row) => row.quantity === 'demand-share').map((row) => row.area),
  );
  return dataset.areas.flatMap((area) => {
    const zones = dataset.demandZones.filter((zone) => zone.area === area.id);
    const hasDemand = zones.length > 0 || dataset.demand.some((row) => row.area === area.id);
    if (asked.has(area.id) || !hasDemand) return [];
    const wrong = years.filter((year) => {
      const shares = zones.filter((zone) => inServiceIn(zone, year)).map((zone) => zone.share);
      return Math.abs(total(shares) - 1) > SHARE_TOLERANCE + ROUNDING;
    });
    if (wrong.length === 0) return [];
    const message = text(
      `demand shares of ${area.id} do not add to 1 in ${yearSpans(wrong)}`,
      `las participaciones de demanda de ${area.id} no suman 1 en ${yearSpans(wrong)}`,
    );
    return atRow(zones[0] ?? area, { code: 'TOTAL_DIFFERS', severity: 'warning', message });
  });
}

function sumOf(rows: GridRows, { quantity, area, technologies }: PublishedTotalRow): number {
  const isCounted = (row: { readonly area: string }) => area === undefined || row.area === area;
  switch (quantity) {
    case 'siepac-km':
      return siepacKm(rows, area);
    case 'installed-mw': {
      const counts = (technology: string) => technologies.length === 0 || technologies.includes(technology);
      const plants = rows.plants.filter((plant) => isCounted(plant) && counts(plant.technology));
      return total(plants.map((plant) => plant.capacityMw));
    }
    case 'demand-share':
      return total(rows.demandZones.filter(isCounted).map((zone) => zone.share));
  }
}

/** Kilometres of the SIEPAC line, all or those on an area's soil: a section across a border says where they lie. */
function siepacKm(rows: GridRows, area: string | undefined): number {
  const sections = rows.lines.filter((line) => line.siepacKm > 0);
  if (area === undefined) return total(sections.map((line) => line.siepacKm));
  const areaOfSubstation = new Map(rows.substations.map((row) => [row.id, row.area]));
  const areaOf = new Map(rows.buses.map((row) => [row.id, areaOfSubstation.get(row.substation)]));
  return total(
    sections.flatMap((line) => {
      const [from, to] = [areaOf.get(line.fromBus), areaOf.get(line.toBus)];
      if (from === to) return from === area ? [line.siepacKm] : [];
      if (from === area) return [line.kmInFromArea ?? line.siepacKm];
      return to === area ? [line.kmInToArea ?? 0] : [];
    }),
  );
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function whenText(compared: readonly number[], worst: number): Text {
  if (compared.length === 1) return text(`in ${worst}`, `en ${worst}`);
  const spans = yearSpans(compared);
  return text(`in ${spans}, furthest off in ${worst}`, `en ${spans}, la mayor diferencia en ${worst}`);
}

function comparison(row: PublishedTotalRow, sum: number, when: Text): Text {
  const digits = row.quantity === 'demand-share' ? 4 : 1;
  const [here, published] = [sum.toFixed(digits), row.value.toFixed(digits)];
  const difference = (sum - row.value).toFixed(digits);
  const what = whatIsCounted(row);
  const { explanation = '', explanationEs = explanation } = row;
  const because = (words: string) => (words === '' ? '' : `: ${words}`);
  return text(
    `${what.en} ${when.en}: ${here} here, ${published} published, difference ${difference} (tolerance ${row.toleranceAbs})${because(explanation)}`,
    `${what.es} ${when.es}: ${here} aquí, ${published} publicado, diferencia ${difference} (tolerancia ${row.toleranceAbs})${because(explanationEs)}`,
  );
}

function whatIsCounted({ quantity, area, technologies }: PublishedTotalRow): Text {
  const of = text(area === undefined ? '' : ` of ${area}`, area === undefined ? '' : ` de ${area}`);
  const which = technologies.length === 0 ? '' : ` (${technologies.join(', ')})`;
  switch (quantity) {
    case 'siepac-km':
      return text(`SIEPAC kilometres${of.en}`, `kilómetros SIEPAC${of.es}`);
    case 'installed-mw':
      return text(`installed MW${of.en}${which}`, `MW instalados${of.es}${which}`);
    case 'demand-share':
      return text(`demand shares${of.en}`, `participaciones de demanda${of.es}`);
  }
}
