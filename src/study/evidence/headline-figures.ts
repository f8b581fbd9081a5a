import { type Text, text } from '../../base/text.ts';
import type { CapacityResult, Limit } from '../capacity/capacity-result.ts';
import type { ConditionsResult } from '../conditions/conditions-result.ts';
import type { MarketResult } from '../market/market-result.ts';
import type { JointRegion, JointResult, OptimisedResult } from '../optimum/optimum-result.ts';
import type { AreaBalance, LoadingResult, ScenarioResult } from '../result.ts';
import type { RightsResult } from '../rights/rights-result.ts';
import { worstConfidence } from '../trace.ts';
import type { UncertaintyResult } from '../uncertainty/uncertainty-result.ts';
import type { UpgradesResult } from '../upgrades/upgrades-result.ts';
import type { HeadlineFigure } from './evidence.ts';

/** Of the most loaded elements this many are headlines. */
const HEADLINE_ELEMENTS = 10;

/** The figures of a result that people quote, in the order of its studies; ids are unique. Cost: the result's rows. */
export function headlineFigures(result: ScenarioResult): HeadlineFigure[] {
  const { loading, capacity, conditions, optimised, joint, regionalTrade, rights } = result;
  const { uncertainty, upgrades, market } = result;
  return [
    ...balanceFigures(result.dispatch),
    ...(loading === undefined ? [] : loadingFigures(loading)),
    ...(capacity === undefined ? [] : capacityFigures(capacity)),
    ...(conditions === undefined ? [] : conditionFigures(conditions)),
    ...(optimised === undefined ? [] : optimisedFigures(optimised)),
    ...(joint === undefined ? [] : jointFigures(joint)),
    ...(regionalTrade === undefined ? [] : [mw('regional-trade', REGIONAL_TRADE, regionalTrade.tradeMw)]),
    ...(rights === undefined ? [] : rightsFigures(rights)),
    ...(uncertainty === undefined ? [] : uncertaintyFigures(uncertainty)),
    ...(upgrades === undefined ? [] : upgradeFigures(upgrades)),
    ...(market === undefined ? [] : marketFigures(market)),
  ];
}

const REGIONAL_TRADE = text('Largest simultaneous trade', 'Mayor intercambio simultáneo');

type Value = HeadlineFigure['value'];

function figure(
  id: string,
  label: Text,
  unit: string,
  value: Value,
  rest: Partial<Pick<HeadlineFigure, 'decimals' | 'confidence'>> = {},
): HeadlineFigure {
  return { id, label, unit, decimals: rest.decimals ?? 1, value, confidence: rest.confidence };
}

function mw(
  id: string,
  label: Text,
  value: number | undefined,
  confidence?: HeadlineFigure['confidence'],
): HeadlineFigure {
  return figure(id, label, 'MW', value, { confidence });
}

/** `GT → SV: lowest`, in both languages. */
function of(subject: string | Text, what: Text): Text {
  const { en, es } = typeof subject === 'string' ? text(subject, subject) : subject;
  return text(`${en}: ${what.en}`, `${es}: ${what.es}`);
}

interface Sides {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
}

function idOf({ fromAreas, toAreas }: Sides): string {
  return `${fromAreas.join('+')}->${toAreas.join('+')}`;
}

function nameOf(sides: Sides): string {
  return idOf(sides).replace('->', ' → ');
}

function balanceFigures(dispatch: readonly AreaBalance[]): HeadlineFigure[] {
  const byArea = dispatch.flatMap((area) => {
    const confidence = worstConfidence(area.traces.map((trace) => trace.confidence));
    const id = `balance/${area.area}`;
    return [
      mw(`${id}/demand`, of(area.name, text('demand', 'demanda')), area.demandMw, confidence),
      mw(`${id}/generation`, of(area.name, text('generation', 'generación')), area.generationMw, confidence),
      mw(`${id}/net-export`, of(area.name, text('net export', 'exportación neta')), area.netExportMw),
    ];
  });
  const costUsdPerH = dispatch.reduce((sum, area) => sum + area.generationCostUsdPerH, 0);
  const label = text('Generation cost', 'Costo de generación');
  return [...byArea, figure('balance/cost', label, 'USD/h', costUsdPerH, { decimals: 0 })];
}

function loadingFigures({ elements, borders }: LoadingResult): HeadlineFigure[] {
  const worst = text('worst loading', 'mayor cargabilidad');
  return [
    ...elements
      .slice(0, HEADLINE_ELEMENTS)
      .map(({ element, name, worstLoadingPct, trace }) =>
        figure(`loading/${element}`, of(name, worst), '%', worstLoadingPct, { confidence: trace.confidence }),
      ),
    ...borders.map((border) =>
      mw(
        `border/${border.fromArea}->${border.toArea}`,
        of(`${border.fromArea} → ${border.toArea}`, text('flow', 'flujo')),
        border.flowMw,
      ),
    ),
  ];
}

function capacityFigures({ rows }: CapacityResult): HeadlineFigure[] {
  return rows.flatMap((row) => {
    const { confidence } = row;
    const id = `capacity/${row.kind}/${idOf(row)}`;
    const name = nameOf(row);
    return [
      mw(`${id}/lowest`, of(name, text('capacity (TTC)', 'capacidad (TTC)')), row.ttcMw, confidence),
      mw(`${id}/thermal-n`, of(name, text('thermal N', 'térmica N')), mwOf(row.thermalN), confidence),
      mw(`${id}/thermal-n-1`, of(name, text('thermal N-1', 'térmica N-1')), mwOf(row.thermalN1), confidence),
      mw(`${id}/atc`, of(name, text('ATC', 'ATC')), row.atcMw, confidence),
      figure(
        `${id}/element`,
        of(name, text('limiting element', 'elemento que limita')),
        '',
        row.limitingElement,
      ),
      figure(
        `${id}/outage`,
        of(name, text('after the loss of', 'tras la pérdida de')),
        '',
        row.limitingContingency,
      ),
    ];
  });
}

function mwOf(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

function conditionFigures({ rows }: ConditionsResult): HeadlineFigure[] {
  return rows.flatMap((row) => {
    const id = `conditions/${row.kind}/${idOf(row)}`;
    const name = nameOf(row);
    return [
      mw(`${id}/least`, of(name, text('least', 'mínima')), row.minimumMw, row.deciding?.confidence),
      mw(`${id}/median`, of(name, text('median', 'mediana')), row.medianMw),
      mw(`${id}/largest`, of(name, text('largest', 'máxima')), row.maximumMw),
    ];
  });
}

function optimisedFigures({ rows }: OptimisedResult): HeadlineFigure[] {
  const redispatch = text('with redispatch', 'con redespacho');
  return rows.map((row) => mw(`optimised/${idOf(row)}`, of(nameOf(row), redispatch), row.optimisedMw));
}

function jointFigures({ exchanges, linear, redispatch }: JointResult): HeadlineFigure[] {
  const [first, second] = exchanges;
  const name = `${nameOf(first)}, ${nameOf(second)}`;
  const both = text('largest sum', 'mayor suma');
  const withRedispatch = text('largest sum with redispatch', 'mayor suma con redespacho');
  return [
    mw(`joint/${idOf(first)}/${idOf(second)}/linear`, of(name, both), largestSum(linear)),
    mw(`joint/${idOf(first)}/${idOf(second)}/redispatch`, of(name, withRedispatch), largestSum(redispatch)),
  ];
}

/** Of both exchanges at once; `undefined` where there is no region or it has no end. */
function largestSum(region: JointRegion | undefined): number | undefined {
  if (region?.kind !== 'polygon' || !region.isBounded) return undefined;
  return Math.max(...region.vertices.map(({ firstMw, secondMw }) => firstMw + secondMw));
}

function rightsFigures({ test, auction }: RightsResult): HeadlineFigure[] {
  const violations = text('limits that held rights exceed', 'límites que los derechos vigentes exceden');
  const figures = [figure('rights/violations', violations, '', test.violations.length, { decimals: 0 })];
  if (auction === undefined) return figures;
  const revenue = text('Auction: revenue', 'Subasta: recaudación');
  const awarded = text('Auction: awarded', 'Subasta: adjudicado');
  return [
    ...figures,
    figure('rights/revenue', revenue, 'USD', auction.revenueUsd, { decimals: 0 }),
    mw('rights/awarded', awarded, auction.awardedMw),
  ];
}

function uncertaintyFigures({ capacities }: UncertaintyResult): HeadlineFigure[] {
  return capacities.rows.flatMap((row) => {
    const id = `uncertainty/${row.kind}/${idOf(row)}`;
    return (['p10Mw', 'p50Mw', 'p90Mw'] as const).map((quantile) => {
      const name = quantile.slice(0, 3);
      const words = name.toUpperCase();
      return mw(`${id}/${name}`, of(nameOf(row), text(words, words)), row.lowest[quantile]);
    });
  });
}

function upgradeFigures({ options, sets, fullSet }: UpgradesResult): HeadlineFigure[] {
  const without = text('Without works: lack of the targets', 'Sin obras: falta para las metas');
  const withAll = text('All works: lack of the targets', 'Todas las obras: falta para las metas');
  const gaps = [
    mw('upgrades/none/gap', without, sets[0]?.gapMw),
    mw('upgrades/all/gap', withAll, sets[fullSet]?.gapMw),
  ];
  return [
    ...gaps,
    ...options.flatMap(({ id, title, alone, last, costMusd }) => [
      mw(`upgrades/${id}/alone`, of(title, text('gain alone', 'aporte sola')), alone.towardsTargetMw),
      mw(`upgrades/${id}/last`, of(title, text('gain built last', 'aporte al final')), last.towardsTargetMw),
      figure(`upgrades/${id}/cost`, of(title, text('cost', 'costo')), 'MUSD', costMusd?.base),
    ]),
  ];
}

function marketFigures({ designs }: MarketResult): HeadlineFigure[] {
  return designs.flatMap(({ design, summary, change }) => {
    const id = `market/${design.id}`;
    const name = design.id;
    return [
      figure(`${id}/trade`, of(name, text('regional trade', 'comercio regional')), 'GWh', summary.tradeGwh),
      figure(
        `${id}/price`,
        of(name, text('mean price', 'precio medio')),
        'USD/MWh',
        summary.meanPriceUsdPerMwh,
        {
          decimals: 2,
        },
      ),
      figure(`${id}/cost`, of(name, text('total cost', 'costo total')), 'MUSD', summary.totalCostMusd),
      figure(
        `${id}/cost-change`,
        of(name, text('total cost against the base', 'costo total contra la base')),
        'MUSD',
        change?.totalCostMusd,
      ),
    ];
  });
}
