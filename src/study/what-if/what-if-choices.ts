import { text } from '../../base/text.ts';
import type { Dataset, Season, UpgradeRow } from '../../grid/dataset.ts';
import type { NetworkEdit } from '../../grid/edits.ts';
import { editsOf } from '../grid-plan.ts';
import type {
  CapacityRequest,
  LoadingRequest,
  Scenario,
  ScheduledExchange,
  UpgradeChoice,
} from '../scenario.ts';

/** What of a scenario can be changed while one looks on. */
export interface WhatIfChoices {
  readonly season: Season;
  readonly demand: Scenario['demand'];
  /** Ids of the catalogue; works that the scenario writes out stay in it. */
  readonly upgrades: readonly string[];
  /** Ids of lines, transformers, plants and links that are out of service. */
  readonly outages: readonly string[];
  readonly exchanges: readonly ScheduledExchange[];
  readonly demandFactor: number;
}

/** Id of the work that takes elements out of service. */
const OUT_OF_SERVICE = 'out-of-service';

/** The scenario as it was written. */
export function choicesOf({ season, demand, upgrades, exchanges, demandFactor }: Scenario): WhatIfChoices {
  return {
    season,
    demand,
    upgrades: upgrades.flatMap((choice) => (choice.kind === 'catalogue' ? [choice.id] : [])),
    outages: upgrades.flatMap((choice) =>
      choice.kind === 'inline' && choice.id === OUT_OF_SERVICE
        ? choice.edits.map(({ element }) => element)
        : [],
    ),
    exchanges,
    demandFactor,
  };
}

/**
 * The scenario with other choices, as a file of its own would ask for it. Another season has the month that the data
 * give it. Elements out of service are removed after all works are done.
 */
export function scenarioWith(scenario: Scenario, choices: WhatIfChoices): Scenario {
  const { season, demand, outages, exchanges, demandFactor } = choices;
  const own = scenario.upgrades.filter(({ kind, id }) => kind === 'inline' && id !== OUT_OF_SERVICE);
  const chosen = choices.upgrades.map((id): UpgradeChoice => ({ kind: 'catalogue', id }));
  return {
    ...scenario,
    id: `${scenario.id}-what-if`,
    title: text(`${scenario.title.en} (what if)`, `${scenario.title.es} (qué pasaría)`),
    season,
    demand,
    month: season === scenario.season ? scenario.month : undefined,
    upgrades: [...chosen, ...own, ...(outages.length > 0 ? [outOfService(outages)] : [])],
    exchanges: exchanges.filter(({ powerMw }) => powerMw !== 0),
    demandFactor,
  };
}

function outOfService(elements: readonly string[]): UpgradeChoice {
  return {
    kind: 'inline',
    id: OUT_OF_SERVICE,
    title: text('Elements out of service', 'Elementos fuera de servicio'),
    edits: elements.map((element): NetworkEdit => ({ ...NOTHING_MORE, action: 'remove', element })),
  };
}

const NOTHING_MORE = {
  name: undefined,
  substation: undefined,
  fromBus: undefined,
  toBus: undefined,
  nominalKv: undefined,
  circuits: undefined,
  lengthKm: undefined,
  typicalClass: undefined,
  ratingMva: undefined,
  reactancePct: undefined,
  flowMw: undefined,
} satisfies Omit<NetworkEdit, 'action' | 'element'>;

/** Works of the catalogue that change the grid in the scenario's year, in its order. */
export function upgradesToChoose(scenario: Scenario, dataset: Dataset): UpgradeRow[] {
  return dataset.upgrades.filter(
    ({ id }) => editsOf({ kind: 'catalogue', id }, scenario, dataset).length > 0,
  );
}

/**
 * The part of a scenario that a what-if solves at every step: loadings, and capacities without changed rules. A scenario
 * that asks for capacities alone has the loadings of what these watch; without capacities there is no what-if.
 */
export function whatIfBase(scenario: Scenario): WhatIfBase | undefined {
  const capacity = scenario.studies.find((study): study is CapacityRequest => study.kind === 'capacity');
  if (capacity === undefined) return undefined;
  const asked = scenario.studies.find((study): study is LoadingRequest => study.kind === 'loading');
  const loading = asked ?? loadingBehind(capacity);
  const studies: WhatIfBase['studies'] = [
    loading,
    {
      ...capacity,
      borders: capacity.borders === 'matrix' ? 'all' : capacity.borders,
      assumptions: 'none',
    },
  ];
  return { ...scenario, studies };
}

function loadingBehind({ monitorFromKv, postContingencyRating }: CapacityRequest): LoadingRequest {
  return { kind: 'loading', contingencies: 'n-1', monitorFromKv, postContingencyRating };
}

export interface WhatIfBase extends Scenario {
  readonly studies: readonly [LoadingRequest, CapacityRequest];
}
