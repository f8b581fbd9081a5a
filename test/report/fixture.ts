import { type Text, text } from '../../src/base/text.ts';
import type { Confidence } from '../../src/grid/dataset.ts';
import type { CapacityRow, LimitingPair } from '../../src/study/capacity/capacity-result.ts';
import type {
  AreaBalance,
  ContingencyOutcome,
  ElementLoading,
  ElementTrace,
  ScenarioResult,
  SubstationPlace,
} from '../../src/study/result.ts';

/**
 * A result as a run would give it, with the region's own places and round figures set by hand: what the reports
 * make of it can be read off without running the engine.
 */

const AREA_NAMES: Readonly<Record<string, Text>> = {
  MX: text('Mexico', 'México'),
  GT: text('Guatemala', 'Guatemala'),
  SV: text('El Salvador', 'El Salvador'),
  HN: text('Honduras', 'Honduras'),
  NI: text('Nicaragua', 'Nicaragua'),
  CR: text('Costa Rica', 'Costa Rica'),
  PA: text('Panama', 'Panamá'),
};

const PLACES: readonly (readonly [id: string, name: string, latitudeDeg: number, longitudeDeg: number])[] = [
  ['mx-tapachula-potencia', 'Tapachula Potencia', 14.93, -92.26],
  ['gt-los-brillantes', 'Los Brillantes', 14.565, -91.62],
  ['gt-aguacapa', 'Aguacapa', 14.193, -90.601],
  ['gt-la-vega-ii', 'La Vega II', 14.29, -90.365],
  ['gt-guate-norte', 'Guatemala Norte', 14.675, -90.46],
  ['gt-san-agustin', 'San Agustín', 14.92, -90.01],
  ['gt-panaluya', 'Panaluya', 15.03, -89.6],
  ['gt-moyuta', 'Moyuta', 14.05, -90.08],
  ['sv-ahuachapan', 'Ahuachapán', 13.92, -89.82],
  ['sv-nejapa', 'Nejapa', 13.815, -89.23],
  ['sv-15-de-septiembre', '15 de Septiembre', 13.623, -88.56],
  ['hn-la-entrada-copan', 'La Entrada Copán', 15.055, -88.748],
  ['hn-san-buenaventura', 'San Buenaventura', 15.02, -87.99],
  ['hn-agua-caliente', 'Agua Caliente', 13.48, -87.3],
  ['hn-nueva-nacaome', 'Nueva Nacaome', 13.55, -87.5],
  ['hn-prados', 'Los Prados', 13.22, -87.05],
  ['ni-leon-i', 'León I', 12.45, -86.87],
  ['ni-sandino', 'Sandino', 12.215, -86.66],
  ['ni-ticuantepe', 'Ticuantepe', 12.023, -86.205],
  ['ni-la-virgen', 'La Virgen', 11.385, -85.76],
  ['ni-amayo', 'Amayo', 11.32, -85.72],
  ['cr-canas', 'Cañas', 10.43, -85.095],
  ['cr-liberia', 'Liberia', 10.62, -85.44],
  ['cr-parrita', 'Parrita', 9.53, -84.33],
  ['cr-palmar', 'Palmar', 8.955, -83.44],
  ['cr-rio-claro', 'Río Claro', 8.69, -83.07],
  ['pa-dominical', 'Dominical', 8.56, -82.73],
  ['pa-progreso', 'Progreso', 8.447, -82.838],
  ['pa-veladero', 'Veladero', 8.245, -81.64],
];

function areaOf(substation: string): string {
  return substation.slice(0, 2).toUpperCase();
}

function kvOf(substation: string): number {
  return substation === 'mx-tapachula-potencia' || substation === 'gt-los-brillantes' ? 400 : 230;
}

const substations = PLACES.map(
  ([id, name, latitudeDeg, longitudeDeg]): SubstationPlace => ({
    id,
    name,
    area: areaOf(id),
    latitudeDeg,
    longitudeDeg,
    kv: kvOf(id),
  }),
);

function placeName(id: string): string {
  return PLACES.find(([place]) => place === id)?.[1] ?? id;
}

function trace(
  file: string,
  line: number,
  confidence: Confidence,
  sourceIds: readonly string[],
): ElementTrace {
  return { file: `data/siepac/${file}`, line, sourceIds, confidence };
}

type Flow = readonly [
  from: string,
  to: string,
  lineClass: string,
  ratingMva: number,
  flowMw: number,
  worstFlowMw: number,
  worstContingency: string | undefined,
];

const FLOWS: readonly Flow[] = [
  ['hn-prados', 'ni-leon-i', 'legacy_tie', 160, 61.4, 154.9, 'hn-agua-caliente--ni-sandino'],
  [
    'sv-15-de-septiembre',
    'hn-nueva-nacaome',
    'legacy_tie',
    317,
    92.7,
    268.4,
    'sv-15-de-septiembre--hn-agua-caliente',
  ],
  ['gt-moyuta', 'sv-ahuachapan', 'legacy_tie', 390, 121.8, 401.2, 'gt-la-vega-ii--sv-ahuachapan'],
  ['sv-ahuachapan', 'sv-nejapa', 'siepac', 352.6, 148.3, 255.1, 'hn-la-entrada-copan--hn-san-buenaventura'],
  ['gt-la-vega-ii', 'sv-ahuachapan', 'siepac', 352.56, 97.5, 231.6, 'gt-moyuta--sv-ahuachapan'],
  ['hn-agua-caliente', 'ni-sandino', 'siepac', 352.6, 88.2, 196.3, 'hn-prados--ni-leon-i'],
  ['gt-aguacapa', 'gt-la-vega-ii', 'siepac', 374, 131, 224.4, 'gt-guate-norte--gt-san-agustin'],
  ['gt-guate-norte', 'gt-san-agustin', 'siepac', 374, 79.6, 150.2, 'gt-la-vega-ii--sv-ahuachapan'],
  ['gt-san-agustin', 'gt-panaluya', 'siepac', 374, 52.1, 122.7, 'gt-la-vega-ii--sv-ahuachapan'],
  ['gt-panaluya', 'hn-la-entrada-copan', 'siepac', 352.56, 48, 118.6, 'gt-la-vega-ii--sv-ahuachapan'],
  [
    'hn-la-entrada-copan',
    'hn-san-buenaventura',
    'siepac',
    352.6,
    41.5,
    112.1,
    'gt-la-vega-ii--sv-ahuachapan',
  ],
  ['sv-nejapa', 'sv-15-de-septiembre', 'siepac', 352.6, 37.2, 140.9, 'sv-ahuachapan--sv-nejapa'],
  [
    'sv-15-de-septiembre',
    'hn-agua-caliente',
    'siepac',
    352.6,
    71.9,
    165.8,
    'sv-15-de-septiembre--hn-nueva-nacaome',
  ],
  ['ni-sandino', 'ni-ticuantepe', 'siepac', 352.6, 64, 133.2, 'hn-prados--ni-leon-i'],
  ['ni-ticuantepe', 'ni-la-virgen', 'siepac', 352.6, 33.7, 98.4, 'ni-amayo--cr-liberia'],
  ['ni-la-virgen', 'cr-canas', 'siepac', 352.6, 29.8, 92.6, 'ni-amayo--cr-liberia'],
  ['ni-amayo', 'cr-liberia', 'legacy_tie', 338, 31.1, 60.7, 'ni-la-virgen--cr-canas'],
  ['cr-parrita', 'cr-palmar', 'siepac', 352.6, -41.3, -117.5, 'cr-rio-claro--pa-dominical'],
  ['cr-palmar', 'cr-rio-claro', 'siepac', 352.6, -58.2, -119, 'cr-rio-claro--pa-progreso'],
  ['cr-rio-claro', 'pa-dominical', 'siepac', 352.6, -44.6, -71.8, 'cr-rio-claro--pa-progreso'],
  ['cr-rio-claro', 'pa-progreso', 'legacy_tie', 193, -27.4, -69.9, 'cr-rio-claro--pa-dominical'],
  ['pa-dominical', 'pa-veladero', 'siepac', 352.6, -44.6, -71.8, 'cr-rio-claro--pa-progreso'],
  ['mx-tapachula-potencia', 'gt-los-brillantes', 'mexico_link', 1517, 120, 120, undefined],
];

function lineName(from: string, to: string): string {
  return `${placeName(from)} – ${placeName(to)}`;
}

function contingencyName(contingency: string): Text {
  const [from = '', to = ''] = contingency.split('--');
  return text(lineName(from, to), lineName(from, to));
}

const elements = FLOWS.map((flow, position): ElementLoading => {
  const [from, to, lineClass, ratingMva, flowMw, worstFlowMw, worstContingency] = flow;
  const confidence: Confidence = lineClass === 'legacy_tie' ? 'estimated' : 'published';
  return {
    element: `${from}--${to}`,
    name: lineName(from, to),
    kind: 'line',
    lineClass,
    isAdded: false,
    from: `${from}-${kvOf(from)}`,
    to: `${to}-${kvOf(to)}`,
    fromSubstation: from,
    toSubstation: to,
    areaFrom: areaOf(from),
    areaTo: areaOf(to),
    kv: kvOf(from),
    ratingMva,
    flowMw,
    loadingPct: (100 * Math.abs(flowMw)) / ratingMva,
    worstContingency,
    worstContingencyName: worstContingency === undefined ? undefined : contingencyName(worstContingency),
    worstFlowMw,
    worstRatingMva: ratingMva,
    worstLoadingPct: (100 * Math.abs(worstFlowMw)) / ratingMva,
    loadability: undefined,
    trace: trace('lines.csv', position + 2, confidence, ['eor-rtr-2026', 'amm-psse-2026']),
  };
}).sort((a, b) => (b.worstLoadingPct ?? 0) - (a.worstLoadingPct ?? 0));

const contingencies: readonly ContingencyOutcome[] = [
  ...elements.map(
    (element): ContingencyOutcome => ({
      contingency: element.element,
      name: text(element.name, element.name),
      kind: 'branch',
      splits: false,
      shedMw: 0,
      trippedMw: 0,
      shedByArea: [],
      trippedByArea: [],
      worstElement: 'gt-moyuta--sv-ahuachapan',
      worstElementName: 'Moyuta – Ahuachapán',
      worstLoadingPct: element.element === 'gt-la-vega-ii--sv-ahuachapan' ? 102.9 : 83.1,
      overloads: element.element === 'gt-la-vega-ii--sv-ahuachapan' ? 1 : 0,
      harmed: element.element === 'gt-la-vega-ii--sv-ahuachapan' ? 1 : 0,
    }),
  ),
  {
    contingency: 'hn-progreso--hn-san-pedro-sula-sur-tower',
    name: text(
      'Progreso – San Pedro Sula Sur, both circuits on one tower',
      'Progreso – San Pedro Sula Sur, ambos circuitos en la misma torre',
    ),
    kind: 'common-tower',
    splits: true,
    shedMw: 84.2,
    trippedMw: 0,
    shedByArea: [{ area: 'HN', shedMw: 84.2 }],
    trippedByArea: [],
    worstElement: 'hn-prados--ni-leon-i',
    worstElementName: 'Prados – León I',
    worstLoadingPct: 91.3,
    overloads: 1,
    harmed: 0,
  },
];

function balance(
  area: string,
  demandMw: number,
  netExportMw: number,
  availableMw: number,
  marginal: readonly [unit: string, costUsdPerMwh: number] | undefined,
): AreaBalance {
  return {
    area,
    name: AREA_NAMES[area] ?? text(area, area),
    demandMw,
    generationMw: demandMw + netExportMw,
    netExportMw,
    availableMw,
    unservedMw: 0,
    byTechnology: [
      { technology: 'hydro', outputMw: 0.6 * (demandMw + netExportMw) },
      { technology: 'thermal', outputMw: 0.4 * (demandMw + netExportMw) },
    ],
    marginalUnit: marginal?.[0].toLowerCase().replaceAll(' ', '-'),
    marginalUnitName: marginal && text(marginal[0], marginal[0]),
    marginalCostUsdPerMwh: marginal?.[1],
    generationCostUsdPerH: 40 * (demandMw + netExportMw),
    traces: [
      {
        file: 'data/siepac/demand.csv',
        lines: [12],
        sourceIds: ['cepal-2018'],
        confidence: 'published',
      },
    ],
  };
}

function pair(rank: number, id: string, contingency: string | undefined, limitMw: number): LimitingPair {
  const element = elements.find((candidate) => candidate.element === id)!;
  return {
    rank,
    element: id,
    elementName: element.name,
    areas: [...new Set([element.areaFrom, element.areaTo])],
    contingency,
    contingencyName: contingency === undefined ? undefined : contingencyName(contingency),
    baseFlowMw: element.worstFlowMw,
    sensitivity: 0.42,
    ratingMva: element.ratingMva!,
    limitMw,
    trace: element.trace,
  };
}

function capacityRow(
  fromAreas: readonly string[],
  toAreas: readonly string[],
  baseExchangeMw: number,
  changes: Partial<CapacityRow>,
): CapacityRow {
  return {
    kind: fromAreas.length + toAreas.length > 2 ? 'interface' : 'border',
    fromAreas,
    toAreas,
    baseExchangeMw,
    tieFlowMw: baseExchangeMw,
    tieFlowAtLimitMw: 301.5,
    thermalN: { kind: 'limited', mw: 612.4 },
    thermalN1: { kind: 'limited', mw: 318.7 },
    resources: { kind: 'limited', mw: 905 },
    operating: undefined,
    otherPublished: [],
    crossed: [],
    loadability: undefined,
    ttcMw: 318.7,
    trmMw: 0,
    ntcMw: 318.7,
    committed: { mw: 0, source: 'none', contracts: [] },
    atcMw: 318.7,
    bindingLayer: 'thermal-n-1',
    limitingElement: 'hn-prados--ni-leon-i',
    limitingContingency: 'hn-agua-caliente--ni-sandino',
    confidence: 'estimated',
    pairs: [
      pair(1, 'hn-prados--ni-leon-i', 'hn-agua-caliente--ni-sandino', 318.7),
      pair(2, 'sv-15-de-septiembre--hn-nueva-nacaome', 'sv-15-de-septiembre--hn-agua-caliente', 344),
    ],
    relief: [
      {
        rank: 1,
        relieved: pair(1, 'hn-prados--ni-leon-i', 'hn-agua-caliente--ni-sandino', 318.7),
        ttcMw: 344,
        bindingLayer: 'thermal-n-1',
        next: pair(2, 'sv-15-de-septiembre--hn-nueva-nacaome', 'sv-15-de-septiembre--hn-agua-caliente', 344),
      },
    ],
    assumptions: [],
    setApart: [],
    edge: undefined,
    ...changes,
  };
}

function operatingLimit(id: string, mw: number): CapacityRow['operating'] {
  return {
    id,
    kind: 'operating',
    mw,
    reason: text('thermal N-1 inside Honduras', 'térmica N-1 dentro de Honduras'),
    trace: trace('transfer_limits.csv', 31, 'published', ['S01']),
  };
}

const capacityRows: readonly CapacityRow[] = [
  capacityRow(['GT'], ['SV', 'HN'], 259.3, {
    operating: operatingLimit('gt-sv-hn-2016', 300),
    thermalN1: { kind: 'limited', mw: 214.2 },
    ttcMw: 214.2,
    ntcMw: 214.2,
    pairs: [pair(1, 'gt-moyuta--sv-ahuachapan', 'gt-la-vega-ii--sv-ahuachapan', 214.2)],
    assumptions: [
      {
        assumption: 'local-overloads',
        thermalN1: { kind: 'limited', mw: -12 },
        ttcMw: -12,
        bindingLayer: 'thermal-n-1',
        limiting: pair(1, 'hn-prados--ni-leon-i', 'hn-agua-caliente--ni-sandino', -12),
      },
    ],
    setApart: [pair(1, 'cr-rio-claro--pa-progreso', undefined, 0)],
  }),
  capacityRow(['HN'], ['NI'], 149.6, {
    operating: operatingLimit('hn-ni-2016', 210),
    ttcMw: 210,
    ntcMw: 210,
    bindingLayer: 'operating',
    confidence: 'published',
  }),
  capacityRow(['NI'], ['CR'], 60.9, {}),
  capacityRow(['CR'], ['PA'], -72, {
    thermalN: {
      kind: 'unlimited',
      reason: text('no element reaches its rating', 'ningún elemento llega a su límite'),
    },
    resources: { kind: 'limited', mw: 280 },
    ttcMw: 280,
    ntcMw: 280,
    bindingLayer: 'resources',
    confidence: 'inferred',
  }),
];

export const RESULT: ScenarioResult = {
  schemaVersion: 1,
  scenario: {
    id: '2017-dry-max',
    title: text('2017 network, dry season, maximum demand', 'Red de 2017, época seca, demanda máxima'),
    question: text(
      'What does the SIEPAC line carry on a dry-season evening, and what binds each border?',
      '¿Qué lleva la línea SIEPAC una noche de la época seca, y qué limita cada frontera?',
    ),
    year: 2017,
    season: 'dry',
    demand: 'maximum',
    month: 4,
    upgrades: [],
    exchanges: [{ from: 'MX', to: 'GT', powerMw: 120 }],
  },
  grid: {
    buses: 302,
    lines: 287,
    transformers: 66,
    units: 311,
    islands: 1,
    siepacKm: 1794.9,
    byArea: [],
    substations,
  },
  dispatch: [
    balance('MX', 0, 120, 240, undefined),
    balance('GT', 1702, 139.3, 2455.1, ['Magdalena bagasse', 61.2]),
    balance('SV', 1021, -148, 1110.4, ['Acajutla diesel', 118.7]),
    balance('HN', 1563, -20.9, 1710, ['Lufussa III', 97.4]),
    balance('NI', 691, -88.7, 842.2, ['Corinto', 101.8]),
    balance('CR', 1670, -132.9, 2201, ['Garabito', 109.5]),
    balance('PA', 1640, 131.2, 2360.6, ['Bahía Las Minas', 88.3]),
  ],
  loading: {
    monitorFromKv: 115,
    postContingencyRating: 'continuous',
    elements,
    contingencies,
    borders: [
      {
        fromArea: 'MX',
        toArea: 'GT',
        flowMw: 120,
        lines: [{ element: 'mx-tapachula-potencia--gt-los-brillantes', flowMw: 120 }],
      },
      {
        fromArea: 'GT',
        toArea: 'SV',
        flowMw: 219.3,
        lines: [
          { element: 'gt-moyuta--sv-ahuachapan', flowMw: 121.8 },
          { element: 'gt-la-vega-ii--sv-ahuachapan', flowMw: 97.5 },
        ],
      },
    ],
  },
  explanations: [],
  conditions: undefined,
  schemes: [],
  separations: undefined,
  security: undefined,
  optimised: undefined,
  joint: undefined,
  regionalTrade: undefined,
  rights: undefined,
  uncertainty: undefined,
  market: undefined,
  upgrades: undefined,
  capacity: {
    shiftKey: { up: 'headroom', down: 'headroom' },
    sensitivityThreshold: 0.01,
    localOverloadThreshold: 0.15,
    contingencies: 'n-1',
    monitorFromKv: 115,
    postContingencyRating: 'continuous',
    rows: capacityRows,
  },
  checks: [
    {
      id: 'bus-balance',
      title: text('largest imbalance of a bus', 'mayor desbalance de una barra'),
      value: 3.1e-12,
      tolerance: 1e-6,
      unit: 'MW',
      passed: true,
    },
  ],
  warnings: [
    {
      code: 'RATING_FILLED',
      severity: 'warning',
      file: 'data/siepac/lines.csv',
      line: 23,
      column: 1,
      message: text(
        'The rating of Prados – León I is that of its typical class.',
        'El límite de Prados – León I es el de su clase típica.',
      ),
    },
  ],
  areas: Object.entries(AREA_NAMES).map(([id, name]) => ({ id, name })),
  sources: [
    {
      id: 'eor-rtr-2026',
      title: 'Identificación de la Red de Transmisión Regional para el año 2026, informe final',
      publisher: 'Ente Operador Regional (EOR)',
      year: 2025,
      url: 'https://www.enteoperador.org/rtr-2026',
    },
    {
      id: 'amm-psse-2026',
      title: 'Base PSS/E de la Programación de Largo Plazo 2026-2027',
      publisher: 'Administrador del Mercado Mayorista (AMM)',
      year: 2026,
      url: undefined,
    },
    { id: 'S01', title: 'Informe regional de 2016', publisher: undefined, year: 2016, url: undefined },
    {
      id: 'cepal-2018',
      title: 'Estadísticas del subsector eléctrico',
      publisher: 'CEPAL',
      year: 2018,
      url: undefined,
    },
  ],
};
