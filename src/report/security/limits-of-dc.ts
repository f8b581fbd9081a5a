import { groupBy } from '../../base/group-by.ts';
import { joinedTexts, type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ElementLoading, ScenarioResult } from '../../study/result.ts';
import type { StandingLimit } from '../../study/security/security-result.ts';
import { formatNumber } from '../number-format.ts';
import { say } from '../report-model.ts';
import { directionWords, interfaceWords, LAYER_WORDS } from '../vocabulary.ts';

/** Something that a reader must know before using a figure, and the figures of the run that it touches. */
export interface ModelLimit {
  readonly words: Text;
  /** Sentences about this run; none where its data do not tell. */
  readonly here: readonly Text[];
}

/** Names that are told in a sentence; the rest is counted. */
const MOST_NAMED = 5;

/** What a DC model cannot see, line by line, with the borders and limits of a run that each line touches. */
export function modelLimits(result: ScenarioResult): ModelLimit[] {
  return [
    { words: VOLTAGE, here: [...heldBack(result, isVoltage, VOLTAGE_LIMITS), ...beyondLength(result)] },
    {
      words: STABILITY,
      here: [
        ...heldBack(result, isStability, STABILITY_LIMITS),
        ...heldBack(result, ({ nature }) => nature === 'joint', JOINT_LIMITS),
      ],
    },
    { words: LOSSES, here: seriesLosses(result) },
    { words: THERMAL, here: otherLayers(result) },
    { words: ONE_AT_A_TIME, here: sharedElements(result) },
    { words: ESTIMATED, here: estimatedElements(result) },
  ];
}

const VOLTAGE = text(
  'Voltages are taken as 1 pu and reactive power is left out: a line that is limited by voltage or by reactive support looks freer than it is.',
  'Las tensiones se toman como 1 pu y se omite la potencia reactiva: un enlace limitado por tensión o por soporte reactivo parece más libre de lo que es.',
);

const STABILITY = text(
  'Nothing here is about stability. Oscillations between areas, which limit the link to Mexico, and transient or voltage stability enter only as published operating limits.',
  'Nada de esto trata de estabilidad. Las oscilaciones entre áreas, que limitan el enlace con México, y la estabilidad transitoria o de tensión entran solo como límites operativos publicados.',
);

const LOSSES = text(
  'There are no losses: on long paths flows are off by a few per cent.',
  'No hay pérdidas: en trayectos largos los flujos difieren en algunos puntos porcentuales.',
);

const THERMAL = text(
  'A thermal figure is what lines and transformers can carry; it is never the capacity by itself. The lowest of the layers is.',
  'Una cifra térmica es lo que soportan líneas y transformadores; por sí sola nunca es la capacidad. Lo es la menor de las capas.',
);

const ONE_AT_A_TIME = text(
  'Capacities hold one border at a time, from this dispatch and with this shift key; two borders used together have less.',
  'Las capacidades valen frontera por frontera, desde este despacho y con esta llave de distribución; dos fronteras usadas a la vez tienen menos.',
);

const ESTIMATED = text(
  'Figures marked "estimated" rest on typical parameters: check them before relying on what they limit.',
  'Las cifras marcadas "estimado" se apoyan en parámetros típicos: verifíquelas antes de confiar en lo que limitan.',
);

const VOLTAGE_LIMITS = text('Limits for reasons of voltage', 'Límites por razones de tensión');

const STABILITY_LIMITS = text(
  'Limits for reasons of oscillation, stability or frequency',
  'Límites por razones de oscilación, estabilidad o frecuencia',
);

const JOINT_LIMITS = text(
  'Limits that are the lowest of all checks of the operator, which of them is not published',
  'Límites que son la menor de todas las verificaciones del operador, sin que se publique cuál',
);

function isVoltage({ nature, reason }: StandingLimit): boolean {
  return nature === 'non-thermal' && /voltage|reactive/i.test(reason?.en ?? '');
}

function isStability(limit: StandingLimit): boolean {
  return limit.nature === 'non-thermal' && !isVoltage(limit);
}

/** Operating limits of a sort that lie below the thermal figure: what they hold back is none of a DC model's. */
function heldBack(
  { security }: ScenarioResult,
  isMeant: (limit: StandingLimit) => boolean,
  title: Text,
): Text[] {
  const meant = (security?.limits ?? []).filter((limit) => limit.acts && isMeant(limit));
  if (meant.length === 0) return [];
  const below = meant.filter(({ beyondMw }) => (beyondMw ?? 0) > 0);
  if (below.length === 0) {
    return [
      text(
        `${title.en}: ${meant.length}, none of them below a thermal N-1 figure of this run.`,
        `${title.es}: ${meant.length}, ninguno por debajo de una cifra térmica N-1 de este cálculo.`,
      ),
    ];
  }
  const sorted = below.toSorted((a, b) => b.beyondMw! - a.beyondMw!);
  const told = listed(sorted, ({ fromAreas, toAreas, mw, thermalN1, beyondMw }) => {
    const way = directionWords(fromAreas, toAreas);
    const thermalMw = thermalN1?.kind === 'limited' ? thermalN1.mw : mw;
    const [limit, thermal, between] = [mw, thermalMw, beyondMw!].map((value) => formatNumber(value, 0));
    return text(
      `${way} ${limit} MW, thermal N-1 ${thermal}, ${between} MW between`,
      `${way} ${limit} MW, térmica N-1 ${thermal}, ${between} MW de diferencia`,
    );
  });
  return [text(`${title.en}: ${told.en}.`, `${title.es}: ${told.es}.`)];
}

/** Where length, and so voltage and angle, would limit before the rating: an indicator that no layer counts. */
function beyondLength({ capacity, loading }: ScenarioResult): Text[] {
  const ties = (capacity?.rows ?? []).filter(
    ({ loadability, thermalN1 }) =>
      loadability !== undefined && thermalN1.kind === 'limited' && loadability.mw < thermalN1.mw,
  );
  const sections = (loading?.elements ?? []).filter(isBeyondLength);
  const told: Text[] = [];
  if (ties.length > 0) {
    const ways = listed(ties, (row) => {
      const mw = formatNumber(row.loadability!.mw, 0);
      const name = row.loadability!.elementName;
      return text(`${wayOf(row).en} at ${mw} MW (${name})`, `${wayOf(row).es} con ${mw} MW (${name})`);
    });
    told.push(
      text(
        `A tie reaches what its length lets it carry before thermal N-1: ${ways.en}.`,
        `Un enlace llega a lo que permite su longitud antes que la térmica N-1: ${ways.es}.`,
      ),
    );
  }
  if (sections.length > 0) {
    const names = listed(sections, ({ name }) => text(name, name));
    told.push(
      text(
        `Beyond what their length lets them carry after the worst outage: ${names.en}.`,
        `Sobre lo que permite su longitud tras la peor contingencia: ${names.es}.`,
      ),
    );
  }
  return told;
}

function isBeyondLength({ loadability, worstFlowMw }: ElementLoading): boolean {
  if (loadability === undefined || loadability.regime === 'thermal') return false;
  return Math.abs(worstFlowMw) > loadability.loadabilityMw;
}

function seriesLosses({ security, dispatch }: ScenarioResult): Text[] {
  const demandMw = dispatch.reduce((sum, area) => sum + area.demandMw, 0);
  if (security === undefined || demandMw <= 0) return [];
  const mw = formatNumber(security.seriesLossMw, 0);
  const share = formatNumber((100 * security.seriesLossMw) / demandMw, 1);
  return [
    text(
      `The flows of this run would lose about ${mw} MW in the modelled lines (r f², nothing out), ${share} % of the demand; nobody produces it here.`,
      `Los flujos de este cálculo perderían unos ${mw} MW en las líneas modeladas (r f², sin contingencia), ${share} % de la demanda; aquí nadie los produce.`,
    ),
  ];
}

function otherLayers({ capacity }: ScenarioResult): Text[] {
  if (capacity === undefined) return [];
  const { rows } = capacity;
  const others = rows.filter(
    ({ bindingLayer }) => !['thermal-n', 'thermal-n-1', 'none'].includes(bindingLayer),
  );
  if (others.length === 0) return [];
  const told = listed(others, (row) => {
    const layer = LAYER_WORDS[row.bindingLayer];
    return text(`${wayOf(row).en} (${layer.en})`, `${wayOf(row).es} (${layer.es})`);
  });
  return [
    text(
      `In ${others.length} of ${rows.length} directions something else is the lowest: ${told.en}.`,
      `En ${others.length} de ${rows.length} sentidos lo menor es otra cosa: ${told.es}.`,
    ),
  ];
}

/** Elements that are the thermal limit of more than one direction: those directions share them. */
function sharedElements({ capacity }: ScenarioResult): Text[] {
  const shared = [...byElement(thermalRows(capacity?.rows ?? []))].filter(([, rows]) => rows.length > 1);
  if (shared.length === 0) return [];
  const sorted = shared.toSorted((a, b) => b[1].length - a[1].length);
  const told = listed(sorted, ([name, rows]) => {
    const ways = listed(rows, wayOf);
    return text(`${name} (${ways.en})`, `${name} (${ways.es})`);
  });
  return [
    text(
      `One element is the thermal limit of several directions: ${told.en}.`,
      `Un mismo elemento es el límite térmico de varios sentidos: ${told.es}.`,
    ),
  ];
}

function estimatedElements({ capacity }: ScenarioResult): Text[] {
  const thermal = thermalRows(capacity?.rows ?? []);
  const estimated = thermal.filter(({ pairs }) => pairs[0]!.trace.confidence === 'estimated');
  if (estimated.length === 0) return [];
  const told = listed([...byElement(estimated)], ([name, rows]) => {
    const ways = listed(rows, wayOf);
    return text(`${name} (${ways.en})`, `${name} (${ways.es})`);
  });
  return [
    text(
      `${estimated.length} of ${thermal.length} thermal limits rest on such an element: ${told.en}.`,
      `${estimated.length} de ${thermal.length} límites térmicos se apoyan en un elemento así: ${told.es}.`,
    ),
  ];
}

function thermalRows(rows: readonly CapacityRow[]): CapacityRow[] {
  return rows.filter(({ pairs, thermalN1 }) => pairs.length > 0 && thermalN1.kind === 'limited');
}

function byElement(rows: readonly CapacityRow[]): ReadonlyMap<string, readonly CapacityRow[]> {
  return groupBy(rows, ({ pairs }) => pairs[0]!.elementName);
}

function wayOf(row: CapacityRow): Text {
  const words = interfaceWords(row);
  return text(say(words, 'en'), say(words, 'es'));
}

/** The first of a list in words, and how many more there are. */
function listed<T>(items: readonly T[], wordsOf: (item: T) => Text): Text {
  const told = items.slice(0, MOST_NAMED).map(wordsOf);
  const rest = items.length - told.length;
  const more = rest > 0 ? [text(`and ${rest} more`, `y ${rest} más`)] : [];
  return joinedTexts([...told, ...more], '; ');
}
