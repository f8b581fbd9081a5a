import {
  type AreaRow,
  type BusRow,
  type Dataset,
  type DemandZoneRow,
  inServiceIn,
  type LineRow,
  type PlantRow,
  type Row,
  type SubstationRow,
  type TransformerRow,
} from './dataset.ts';

/** A controlled link between two buses. None stands in the base data; upgrades add them. */
export interface DcLinkRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly fromBus: string;
  readonly toBus: string;
  readonly capacityMw: number;
  readonly flowMw: number;
}

/** The rows that make up the grid of one year: a data set with the years applied, before any upgrade. */
export interface GridRows {
  readonly year: number;
  readonly areas: readonly AreaRow[];
  readonly substations: readonly SubstationRow[];
  readonly buses: readonly BusRow[];
  readonly lines: readonly LineRow[];
  readonly transformers: readonly TransformerRow[];
  readonly dcLinks: readonly DcLinkRow[];
  readonly plants: readonly PlantRow[];
  readonly demandZones: readonly DemandZoneRow[];
}

/** What stands at mid-year `year`. */
export function gridRowsOfYear(dataset: Dataset, year: number): GridRows {
  return {
    year,
    areas: dataset.areas,
    substations: dataset.substations.filter((row) => inServiceIn(row, year)),
    buses: dataset.buses.filter((row) => inServiceIn(row, year)),
    lines: dataset.lines.filter((row) => inServiceIn(row, year)),
    transformers: dataset.transformers.filter((row) => inServiceIn(row, year)),
    dcLinks: [],
    plants: dataset.plants.filter((row) => inServiceIn(row, year)),
    demandZones: dataset.demandZones.filter((row) => inServiceIn(row, year)),
  };
}
