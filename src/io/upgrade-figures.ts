import type {
  BorderFigure,
  OddsResult,
  SampledBorder,
  SetInterface,
  UpgradesResult,
} from '../study/upgrades/upgrades-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputBytes, type OutputText } from './csv-text.ts';
import { parquetFile } from './parquet.ts';

/** Every figure by set, interface and condition. */
export function capacitiesCsvFile(result: UpgradesResult): OutputText {
  return { name: 'upgrade_capacities.csv', text: csvText(CAPACITY_COLUMNS, capacityRows(result)) };
}

/** The long tables as Parquet too: capacities by condition, and by sample where there are samples. */
export async function upgradesParquetFiles(result: UpgradesResult): Promise<OutputBytes[]> {
  const capacities = await parquetFile('upgrade_capacities.parquet', CAPACITY_COLUMNS, capacityRows(result));
  if (result.odds === undefined) return [capacities];
  const samples = await parquetFile('upgrade_samples.parquet', SAMPLE_COLUMNS, sampleRows(result.odds));
  return [capacities, samples];
}

interface SampleRow {
  readonly border: SampledBorder;
  readonly sample: number;
}

function sampleRows({ samples, sampled }: OddsResult): SampleRow[] {
  return sampled.flatMap((border) => Array.from({ length: samples }, (_, sample) => ({ border, sample })));
}

const SAMPLE_COLUMNS: ResultColumns<SampleRow> = [
  ['set', ({ border }) => border.set],
  ['from_area', ({ border }) => border.fromAreas.join(';')],
  ['to_area', ({ border }) => border.toAreas.join(';')],
  ['sample', ({ sample }) => sample],
  ['ttc_mw', ({ border, sample }) => numberOf(border.ttcMw[sample]!)],
];

function numberOf(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

interface CapacityRow {
  readonly set: number;
  readonly row: SetInterface;
  readonly figure: BorderFigure;
}

function capacityRows({ sets }: UpgradesResult): CapacityRow[] {
  return sets.flatMap(({ interfaces }, set) =>
    interfaces.flatMap((row) => row.figures.map((figure) => ({ set, row, figure }))),
  );
}

const CAPACITY_COLUMNS: ResultColumns<CapacityRow> = [
  ['set', ({ set }) => set],
  ['from_area', ({ row }) => row.fromAreas.join(';')],
  ['to_area', ({ row }) => row.toAreas.join(';')],
  ['kind', ({ row }) => row.kind],
  ['condition', ({ figure }) => figure.condition],
  ['base_exchange_mw', ({ figure }) => figure.baseExchangeMw],
  ['n0_mw', ({ figure }) => figure.thermalNMw],
  ['n1_mw', ({ figure }) => figure.thermalN1Mw],
  ['operating_limit_mw', ({ figure }) => figure.operatingMw],
  ['ttc_mw', ({ figure }) => figure.ttcMw],
  ['ntc_mw', ({ figure }) => figure.ntcMw],
  ['binding_layer', ({ figure }) => figure.bindingLayer],
  ['resources_mw', ({ figure }) => figure.resourcesMw],
  ['moves', ({ figure }) => figure.moves],
  ['limiting_element', ({ figure }) => figure.limiting?.element],
  ['limiting_areas', ({ figure }) => figure.limiting?.areas.join(';')],
  ['limiting_contingency', ({ figure }) => figure.limiting?.contingency],
  ['limiting_element_name', ({ figure }) => figure.limiting?.elementName],
  ['limiting_contingency_name', ({ figure }) => figure.limiting?.contingencyName?.en],
];
