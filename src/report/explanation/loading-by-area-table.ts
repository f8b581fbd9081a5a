import { text } from '../../base/text.ts';
import type { ExplainedPair, LoadingByArea } from '../../study/explanation/explanation-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Table, TableRow, Words } from '../report-model.ts';
import { roundedParts } from '../rounded-sum.ts';
import type { AreaNames } from './area-names.ts';
import { EXPLANATION } from './explanation-words.ts';

/** One line of the table before it is rounded; a link or the phase shifters have one part. */
interface Loader {
  readonly words: Words;
  readonly netExportMw: number | undefined;
  readonly parts: readonly [internalMw: number, tradeMw: number];
}

/** Lines whose parts are all below this are put together. */
const LEAST_PART_MW = 0.05;

/** The flow after the contingency by country; what is printed adds up, along and down. */
export function loadingByAreaTable({ loading, contingency }: ExplainedPair, nameOf: AreaNames): Table {
  const loaders = loadersOf(loading, nameOf);
  const shown = roundedParts(
    loaders.flatMap((loader) => loader.parts),
    loading.flowMw,
    1,
  );
  const rows = loaders.map((loader, i) =>
    loaderRow(loader, shown[2 * i]!, shown[2 * i + 1]!, loading.flowMw),
  );
  const column = (offset: number) => shown.reduce((sum, mw, i) => sum + (i % 2 === offset ? mw : 0), 0);
  return {
    id: 'explained-loading',
    title: EXPLANATION.loadingTitle,
    columns: [
      { title: CATALOGUE.country, align: 'left', dropRank: 0 },
      { title: EXPLANATION.netExport, align: 'right', dropRank: 0 },
      { title: EXPLANATION.internal, align: 'right', dropRank: 0 },
      { title: EXPLANATION.trade, align: 'right', dropRank: 0 },
      { title: EXPLANATION.sum, align: 'right', dropRank: 0 },
      { title: EXPLANATION.share, align: 'right', dropRank: 0 },
    ],
    rows: [
      ...rows,
      {
        isTotal: true,
        cells: [
          textCell(contingency === undefined ? EXPLANATION.baseFlow : EXPLANATION.after, 'strong'),
          textCell(''),
          numberCell(column(0), 1, 'strong'),
          numberCell(column(1), 1, 'strong'),
          numberCell(loading.flowMw, 1, 'strong'),
          numberCell(loading.flowMw === 0 ? undefined : 100, 0, 'strong'),
        ],
      },
    ],
    notes: [
      textCell(
        text(
          'Own supply: the country serves its own demand from its own plants. Trade: what it sells to the others or buys from them, half of each trade for either side. A negative part relieves the element.',
          'Suministro propio: el país sirve su demanda con sus plantas. Intercambio: lo que vende a los demás o les compra, la mitad de cada operación para cada lado. Una parte negativa alivia el elemento.',
        ),
        'muted',
      ),
    ],
  };
}

function loadersOf({ areas, links, restMw }: LoadingByArea, nameOf: AreaNames): Loader[] {
  const countries = areas.map(
    ({ area, netExportMw, internalMw, exchangeMw }): Loader => ({
      words: nameOf(area),
      netExportMw,
      parts: [internalMw, exchangeMw],
    }),
  );
  const isSmall = ({ parts }: Loader) => parts.every((mw) => Math.abs(mw) < LEAST_PART_MW);
  const small = countries.filter(isSmall);
  const size = ({ parts }: Loader) => Math.abs(parts[0] + parts[1]);
  const loaders = countries.filter((loader) => !isSmall(loader)).sort((a, b) => size(b) - size(a));
  if (small.length > 0) {
    const sum = (position: 0 | 1) => small.reduce((total, { parts }) => total + parts[position], 0);
    const netExportMw = small.reduce((total, loader) => total + loader.netExportMw!, 0);
    loaders.push({ words: EXPLANATION.others, netExportMw, parts: [sum(0), sum(1)] });
  }
  for (const { name, linkMw, effectMw } of links) {
    loaders.push({ words: name, netExportMw: linkMw, parts: [0, effectMw] });
  }
  if (Math.abs(restMw) >= LEAST_PART_MW) {
    loaders.push({ words: EXPLANATION.shifters, netExportMw: undefined, parts: [restMw, 0] });
  }
  return loaders;
}

function loaderRow(
  { words, netExportMw }: Loader,
  internalMw: number,
  tradeMw: number,
  flowMw: number,
): TableRow {
  const sumMw = internalMw + tradeMw;
  return {
    cells: [
      textCell(words),
      numberCell(netExportMw, 1),
      numberCell(internalMw, 1),
      numberCell(tradeMw, 1),
      numberCell(sumMw, 1, 'strong'),
      textCell(flowMw === 0 ? NO_FIGURE : formatNumber((100 * sumMw) / flowMw, 0)),
    ],
  };
}
