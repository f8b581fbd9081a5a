import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { Text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { rulesOf } from '../capacity/assumptions.ts';
import type { Limit } from '../capacity/capacity-result.ts';
import { elementAreas } from '../capacity/element-areas.ts';
import { type InterfaceFigures, interfaceFigures } from '../capacity/interface-figures.ts';
import { type InterfaceFrame, interfaceFrames } from '../capacity/interface-frame.ts';
import type { InterfaceLayers } from '../capacity/interface-layers.ts';
import { type Layers, lowest } from '../capacity/layers.ts';
import { marginMw } from '../capacity/reliability-margin.ts';
import { shiftKeysOf } from '../capacity/shift-keys.ts';
import { conditionScenarios } from '../conditions/condition-scenarios.ts';
import { reasonOf } from '../conditions/conditions-study.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest, Scenario, UpgradeOptionsRequest } from '../scenario.ts';
import { SharedGrids } from '../shared-grids.ts';
import { withHeldLimits } from './held-limits.ts';
import type { OptionField } from './studied-options.ts';
import type { BorderFigure, LimitingElement, SetInterface } from './upgrades-result.ts';

/** What one set of options gives under each condition, in their order: plain data that can be sent and kept. */
export type SetFigures = readonly ConditionAnswer[];

export type ConditionAnswer =
  | { readonly kind: 'answered'; readonly month: number; readonly interfaces: readonly FiguredInterface[] }
  | { readonly kind: 'no-answer'; readonly reason: Text };

export type FiguredInterface = Pick<SetInterface, 'kind' | 'fromAreas' | 'toAreas'> & {
  readonly figure: BorderFigure;
};

/** What every set of a study is asked. */
export interface SetQuestion {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  readonly request: UpgradeOptionsRequest;
  readonly capacity: CapacityRequest;
  readonly field: OptionField;
}

/** The capacities of the grid with a set of options. Cost: for each condition a grid, its outages and its transfers. */
export function setFigures(question: SetQuestion, set: OptionSet): SetFigures {
  const { scenario, request, capacity } = question;
  const changed = datasetWith(question, set);
  const grids = new SharedGrids(changed, capacity.monitorFromKv);
  return conditionScenarios(scenario, request.conditions).map(({ id, scenario: moment }): ConditionAnswer => {
    try {
      const { grid, contingencies } = grids.at(scenarioWith(question, set, moment));
      const frames = interfaceFrames(grid, capacity);
      const figures = interfaceFigures(grid, {
        frames,
        contingencies,
        keys: shiftKeysOf(grid.built, capacity.shiftKey),
        rules: rulesOf(capacity, 1),
      });
      return {
        kind: 'answered',
        month: grid.condition.month,
        interfaces: frames.map((frame, t) => figuredInterface(grid, capacity, id, frame, figures[t]!)),
      };
    } catch (error) {
      return { kind: 'no-answer', reason: reasonOf(error) };
    }
  });
}

/** A moment with a set of options built. */
export function scenarioWith({ field }: SetQuestion, set: OptionSet, moment: Scenario): Scenario {
  const built = membersOf(set).map((i) => field.options[i]!.option.choice);
  return { ...moment, upgrades: [...moment.upgrades, ...built] };
}

/** The data with the operating limits that hold while a set of options stands. */
export function datasetWith({ dataset, request, field }: SetQuestion, set: OptionSet): Dataset {
  const built = membersOf(set).map((i) => field.options[i]!.option);
  return withHeldLimits(dataset, request.options, built);
}

function figuredInterface(
  grid: PreparedGrid,
  capacity: CapacityRequest,
  condition: string,
  { boundary, baseExchangeMw }: InterfaceFrame,
  figures: InterfaceFigures,
): FiguredInterface {
  const { thermalN, thermalN1, resources } = figures.layers;
  const binding = gridLimit(figures.layers);
  const trmMw = marginMw(capacity.reliabilityMargin, boundary, binding?.mw);
  return {
    kind: boundary.kind,
    fromAreas: boundary.from,
    toAreas: boundary.to,
    figure: {
      condition,
      baseExchangeMw,
      thermalNMw: mwOf(thermalN),
      thermalN1Mw: mwOf(thermalN1),
      operatingMw: lowest(heldLimits(figures.layers))?.mw,
      ttcMw: binding?.mw,
      ntcMw: binding && trmMw !== undefined ? binding.mw - trmMw : undefined,
      bindingLayer: binding?.layer ?? 'none',
      resourcesMw: mwOf(resources),
      moves: figures.moves,
      limiting: limitingElement(grid, figures),
    },
  };
}

/** What the grid lets an interface carry, whatever its plants can give; `undefined`: nothing limits. */
export function gridLimit(layers: InterfaceLayers): ReturnType<typeof lowest> {
  return lowest([['thermal-n', layers.thermalN], ['thermal-n-1', layers.thermalN1], ...heldLimits(layers)]);
}

/** Operating limits of the interface and on the way. */
function heldLimits({ others }: InterfaceLayers): Layers {
  return others.filter(([layer]) => layer !== 'resources');
}

function mwOf(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

function limitingElement(
  grid: PreparedGrid,
  { pair, outage }: InterfaceFigures,
): LimitingElement | undefined {
  if (pair === undefined) return undefined;
  const { branches } = grid.network;
  return {
    element: branches.id[pair.element]!,
    elementName: branches.name[pair.element]!,
    areas: elementAreas(grid, pair.element),
    contingency: outage?.id,
    contingencyName: outage?.title,
  };
}
