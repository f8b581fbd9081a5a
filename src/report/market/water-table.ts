import { text } from '../../base/text.ts';
import type { DesignResult } from '../../study/market/market-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Table } from '../report-model.ts';
import { designWords } from './market-words.ts';

/** What every reservoir generates under one design, and what one MWh more water would save. */
export function waterTable({ design, water }: DesignResult): Table {
  const { en, es } = designWords(design);
  return {
    id: 'market-water',
    title: text(`Water of reservoirs: ${en}`, `Agua de los embalses: ${es}`),
    columns: [
      left(text('Reservoir', 'Embalse')),
      left(CATALOGUE.country),
      right('GWh'),
      right(text('Water value USD/MWh', 'Valor del agua USD/MWh')),
    ],
    rows: water.map(({ name, area, energyGwh, waterValueUsdPerMwh }) => ({
      cells: [
        textCell(name, 'strong'),
        textCell(area),
        numberCell(energyGwh, 0),
        numberCell(waterValueUsdPerMwh, 1),
      ],
    })),
    notes: [
      textCell(
        text(
          'Water value: what one MWh more would save, the mean of the months by energy. It is found by the dispatch, not given.',
          'Valor del agua: lo que ahorraría un MWh más, media de los meses por su energía. Lo halla el despacho, no se da.',
        ),
        'muted',
      ),
    ],
  };
}
