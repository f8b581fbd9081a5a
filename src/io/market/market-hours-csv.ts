import type { HourLabel, MarketHourResult, MarketResult } from '../../study/market/market-result.ts';
import type { ResultColumns } from '../column-notes.ts';
import { csvText } from '../csv-text.ts';

/** A figure of an hour: of an area, or of a border. */
interface HourFigure {
  readonly design: string;
  readonly label: HourLabel;
  readonly kind: 'area' | 'border';
  /** Area id, or `from>to`. */
  readonly of: string;
  readonly area?: MarketHourResult['areas'][number];
  readonly border?: MarketHourResult['borders'][number];
}

const COLUMNS: ResultColumns<HourFigure> = [
  ['design', ({ design }) => design],
  ['month', ({ label }) => label.month],
  ['day_type', ({ label }) => label.dayType],
  ['day', ({ label }) => label.day],
  ['hour', ({ label }) => label.hour],
  ['weight_h', ({ label }) => label.weightH],
  ['kind', ({ kind }) => kind],
  ['id', ({ of }) => of],
  ['price_usd_per_mwh', ({ area }) => area?.priceUsdPerMwh],
  ['demand_mw', ({ area }) => area?.demandMw],
  ['generation_mw', ({ area }) => area?.generationMw],
  ['net_export_mw', ({ area }) => area?.netExportMw],
  ['unserved_mw', ({ area }) => area?.unservedMw],
  ['flow_mw', ({ border }) => border?.flowMw],
  ['forward_limit_mw', ({ border }) => border?.forwardLimitMw],
  ['reverse_limit_mw', ({ border }) => border?.reverseLimitMw],
  ['at_limit', ({ border }) => border?.atLimit],
];

/** Every hour of every design in long format: a row for each area and for each border, hours in the region's clock. */
export function hoursCsv({ areas, hourLabels, designs }: MarketResult): string {
  const rows = designs.flatMap(({ design, hours, borders }) =>
    hours.flatMap((hour, h): HourFigure[] => {
      const common = { design: design.id, label: hourLabels[h]! };
      return [
        ...hour.areas.map((area, i) => ({ ...common, kind: 'area' as const, of: areas[i]!.id, area })),
        ...hour.borders.map((border, i) => {
          const { from, to } = borders[i]!;
          return { ...common, kind: 'border' as const, of: `${from}>${to}`, border };
        }),
      ];
    }),
  );
  return csvText(COLUMNS, rows);
}
