import { type Language, type Text, text } from '../../base/text.ts';
import type {
  BindingLayer,
  CapacityRow,
  CrossedLimit,
  FiguresOtherwise,
  LimitingPair,
  ReliefStep,
} from '../../study/capacity/capacity-result.ts';
import { textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';
import { directionWords, LAYER_WORDS, PUBLISHED_KIND_WORDS } from '../vocabulary.ts';
import { outageWords, pairWords } from './pair-words.ts';

/** The lines under a capacity: what stands behind its layers, and what a reader must not miss. */
export function capacityDetails(row: CapacityRow): Cell[] {
  return [
    ...thermalDetail(row),
    ...reliefDetail(row),
    ...resourceDetail(row),
    ...operatingDetail(row),
    ...crossedDetail(row),
    ...commitmentDetail(row),
    ...loadabilityDetail(row),
    ...otherDetail(row),
    ...strictDetail(row),
    ...edgeDetail(row),
    ...cutDetail(row),
  ];
}

function thermalDetail({ pairs, thermalN1 }: CapacityRow): Cell[] {
  const limiting = pairs[0];
  if (limiting !== undefined)
    return [
      withTraces(textCell(pairWords(limiting.elementName, limiting.contingencyName), 'muted'), [
        limiting.trace,
      ]),
    ];
  return thermalN1.kind === 'unlimited' ? [textCell(thermalN1.reason, 'muted')] : [];
}

/** Elements relieved that are told in a line; the page and the files hold the whole ladder. */
const RELIEF_TOLD = 2;

function reliefDetail({ bindingLayer, relief }: CapacityRow): Cell[] {
  if (!isThermal(bindingLayer) || relief.length === 0) return [];
  const told = relief.slice(0, RELIEF_TOLD);
  const inWords = (language: Language) => told.map((step) => reliefWords(step)[language]);
  const words = text(
    `with it relieved: ${inWords('en').join('; with that too: ')}`,
    `con ese elemento aliviado: ${inWords('es').join('; con el siguiente también: ')}`,
  );
  return [textCell(words, 'muted')];
}

type ThermalLayer = 'thermal-n' | 'thermal-n-1';

function isThermal(layer: BindingLayer): layer is ThermalLayer {
  return layer === 'thermal-n' || layer === 'thermal-n-1';
}

/** What a relief gives, and what binds then: the next element, or the layer that no relief moves. */
function reliefWords({ ttcMw, bindingLayer, next }: ReliefStep): Text {
  const mw = formatNumber(ttcMw, 0);
  const then = isThermal(bindingLayer) ? text(next.elementName, next.elementName) : LAYER_THEN[bindingLayer];
  return text(`${mw} MW, then ${then.en} binds`, `${mw} MW, luego limita ${then.es}`);
}

/** The other layers as the subject of a sentence. */
const LAYER_THEN: Readonly<Record<Exclude<BindingLayer, ThermalLayer>, Text>> = {
  operating: text('the operating limit', 'el límite operativo'),
  crossed: text('a limit on the way', 'un límite en el camino'),
  resources: text('generation', 'la generación'),
  none: text('nothing', 'nada'),
};

function resourceDetail({ bindingLayer, resources, pairs }: CapacityRow): Cell[] {
  if (bindingLayer !== 'resources' || resources.kind !== 'limited' || pairs.length === 0) return [];
  const mw = formatNumber(resources.mw, 0);
  const words = text(
    `The plants that shift reach their limits at ${mw} MW, before any element does.`,
    `Las plantas que se desplazan llegan a su límite en ${mw} MW, antes que cualquier elemento.`,
  );
  return [textCell(words, 'muted')];
}

/** Why the operator's limit stands, where it is the one that binds. */
function operatingDetail({ bindingLayer, operating }: CapacityRow): Cell[] {
  if (bindingLayer !== 'operating' || operating?.reason === undefined) return [];
  const { en, es } = operating.reason;
  return [textCell(text(`operating limit: ${en}`, `límite operativo: ${es}`), 'muted')];
}

function crossedDetail({ bindingLayer, crossed }: CapacityRow): Cell[] {
  const first = crossed[0];
  if (bindingLayer !== 'crossed' || first === undefined) return [];
  return [withTraces(textCell(crossedWords(first), 'muted'), [first.published.trace])];
}

function crossedWords({ fromAreas, toAreas, published, flowMw, share }: CrossedLimit): Text {
  const way = directionWords(fromAreas, toAreas);
  const [limit, flow, part] = [
    formatNumber(published.mw, 0),
    formatNumber(flowMw, 0),
    formatNumber(100 * share, 0),
  ];
  return text(
    `on the way: ${way} may carry ${limit} MW, carries ${flow} MW already and takes ${part} % of this exchange`,
    `en el camino: ${way} admite ${limit} MW, ya lleva ${flow} MW y toma ${part} % de este intercambio`,
  );
}

function commitmentDetail({ committed }: CapacityRow): Cell[] {
  if (committed.mw === 0) return [];
  const mw = formatNumber(committed.mw, 0);
  if (committed.source === 'scenario') {
    return [
      textCell(
        text(`committed: ${mw} MW, of the scenario`, `comprometido: ${mw} MW, del escenario`),
        'muted',
      ),
    ];
  }
  const ids = committed.contracts.map((contract) => contract.id).join(', ');
  const words = text(
    `committed: ${mw} MW, contract ${ids}; it takes of the net capacity and is no limit of the grid`,
    `comprometido: ${mw} MW, contrato ${ids}; toma de la capacidad neta y no es un límite de la red`,
  );
  return [
    withTraces(
      textCell(words, 'muted'),
      committed.contracts.map((contract) => contract.trace),
    ),
  ];
}

/** Only where the length of a line is a tighter sign than its rating. */
function loadabilityDetail({ loadability, thermalN, ttcMw }: CapacityRow): Cell[] {
  if (loadability === undefined || loadability.regime === 'thermal') return [];
  if (thermalN.kind === 'limited' && thermalN.mw <= loadability.mw) return [];
  const [mw, line] = [formatNumber(loadability.mw, 0), formatNumber(loadability.loadabilityMw, 0)];
  const words = text(
    `by length (St. Clair, indicator): ${mw} MW, ${loadability.elementName} at ${line} MW`,
    `por longitud (St. Clair, indicador): ${mw} MW, ${loadability.elementName} a ${line} MW`,
  );
  const isTight = ttcMw !== undefined && loadability.mw < ttcMw;
  return [withTraces(textCell(words, isTight ? 'warn' : 'muted'), [loadability.trace])];
}

/** Figures of another kind that were published for the same interface: for comparison, they do not count. */
function otherDetail({ otherPublished }: CapacityRow): Cell[] {
  if (otherPublished.length === 0) return [];
  const inWords = (language: Language) =>
    otherPublished
      .map((limit) => `${PUBLISHED_KIND_WORDS[limit.kind][language]} ${formatNumber(limit.mw, 0)}`)
      .join(', ');
  const words = text(`also published: ${inWords('en')} MW`, `también publicado: ${inWords('es')} MW`);
  return [
    withTraces(
      textCell(words, 'muted'),
      otherPublished.map((limit) => limit.trace),
    ),
  ];
}

/** What the figure would be if overloads of the base case that the transfer hardly moves limited it too. */
function strictDetail({ thermalN1, assumptions }: CapacityRow): Cell[] {
  const strict = assumptions.find(({ assumption }) => assumption === 'local-overloads');
  if (strict?.thermalN1.kind !== 'limited' || strict.limiting === undefined) return [];
  const { mw } = strict.thermalN1;
  if (thermalN1.kind === 'limited' && Math.abs(thermalN1.mw - mw) < 0.5) return [];
  const { elementName, contingencyName, trace } = strict.limiting;
  const [figure, outage] = [formatNumber(mw, 0), outageWords(contingencyName)];
  const words = text(
    `thermal N-1 would be ${figure} MW if overloads already there counted: ${elementName}, ${outage.en}`,
    `la térmica N-1 sería ${figure} MW si contaran sobrecargas ya presentes: ${elementName}, ${outage.es}`,
  );
  return [withTraces(textCell(words, 'warn'), [trace])];
}

/** Where a base case that is a little worse would raise the figure, because the rule would set the limit apart. */
function edgeDetail({ edge, pairs, bindingLayer }: CapacityRow): Cell[] {
  const limiting = pairs[0];
  if (edge === undefined || limiting === undefined || !isThermal(bindingLayer)) return [];
  const { elementName, contingencyName, trace } = limiting;
  const { loadingPct, setApart, otherwise } = edge;
  const [loading, outage, figure] = [
    formatNumber(loadingPct, 1),
    outageWords(contingencyName),
    otherwiseWords(otherwise),
  ];
  const words = text(
    `near the edge of the rule: ${elementName}, ${outage.en}, is at ${loading} % without more exchange; beyond 100 % it would be set apart and ${figure.en}`,
    `cerca del borde de la regla: ${elementName}, ${outage.es}, está a ${loading} % sin más intercambio; por encima de 100 % se apartaría y ${figure.es}`,
  );
  return [withTraces(textCell(words, 'warn'), [trace]), ...apartDetail(setApart)];
}

function apartDetail(setApart: LimitingPair | undefined): Cell[] {
  if (setApart === undefined) return [];
  const { elementName, contingencyName, baseFlowMw, ratingMva } = setApart;
  const outage = outageWords(contingencyName);
  const loading = formatNumber((100 * Math.abs(baseFlowMw)) / ratingMva, 1);
  const words = text(
    `set apart already: the same ${elementName}, ${outage.en}, at ${loading} %`,
    `ya apartado: el mismo ${elementName}, ${outage.es}, a ${loading} %`,
  );
  return [textCell(words, 'warn')];
}

function otherwiseWords(otherwise: FiguresOtherwise | undefined): Text {
  if (otherwise === undefined)
    return text('the figure would be higher (not computed)', 'la cifra sería mayor (no calculada)');
  const { ttcMw, bindingLayer } = otherwise;
  if (ttcMw === undefined) return text('nothing would limit', 'nada limitaría');
  const [mw, layer] = [formatNumber(ttcMw, 0), LAYER_WORDS[bindingLayer]];
  return text(`the figure would be ${mw} MW (${layer.en})`, `la cifra sería ${mw} MW (${layer.es})`);
}

function cutDetail({ ttcMw, baseExchangeMw }: CapacityRow): Cell[] {
  if (ttcMw === undefined || ttcMw >= baseExchangeMw) return [];
  const figure = formatNumber(baseExchangeMw - ttcMw, 0);
  const words = text(
    `The base exchange is already above this limit: it would have to fall by ${figure} MW.`,
    `El intercambio base ya supera este límite: tendría que bajar ${figure} MW.`,
  );
  return [textCell(words, 'bad')];
}
