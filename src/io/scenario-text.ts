import type { Text } from '../base/text.ts';
import type { NetworkEdit } from '../grid/edits.ts';
import type { AreaPair, CapacityRequest, Margin, ShiftKeyRule, UpgradeChoice } from '../study/scenario.ts';
import type { WhatIfBase } from '../study/what-if/what-if-choices.ts';

type Written = string | number | readonly Written[] | { readonly [key: string]: Written | undefined };

/**
 * A scenario of loadings and capacities as a file that reads back as the same scenario, apart from its places in the
 * text. It stands on its own; `data` counts from the folder of the file that the scenario came from.
 */
export function scenarioText(scenario: WhatIfBase, comments: readonly string[] = []): string {
  const head = comments.map((line) => `# ${line}\n`).join('');
  return head + mapLines(scenarioFile(scenario), '').join('');
}

function scenarioFile(scenario: WhatIfBase) {
  const { id, title, question, year, season, demand, month, exchanges, demandFactor } = scenario;
  const [loading, capacity] = scenario.studies;
  const { contingencies, postContingencyRating, monitorFromKv } = loading;
  return {
    id,
    title: words(title),
    question: question && words(question),
    data: pathFrom(scenario.file, scenario.data),
    year,
    season,
    demand: typeof demand === 'string' ? demand : { ...demand },
    month,
    upgrades: scenario.upgrades.map(upgrade),
    schemes: scenario.schemes.flatMap((scheme) => (scheme.kind === 'catalogue' ? [scheme.id] : [])),
    exchanges: Object.fromEntries(
      exchanges.map(({ from, to, powerMw }) => [`${from}->${to}`, `${powerMw} MW`]),
    ),
    demandFactor,
    studies: [
      { loading: { contingencies, monitorFrom: `${monitorFromKv} kV`, postContingencyRating } },
      { capacity: capacityEntry(capacity) },
    ],
  };
}

function words({ en, es }: Text): Written {
  return { en, es };
}

function upgrade(choice: UpgradeChoice): Written {
  if (choice.kind === 'catalogue') return choice.id;
  return { id: choice.id, title: words(choice.title), edits: choice.edits.map(edit) };
}

function edit({ action, element, ...columns }: NetworkEdit): Written {
  const { name, substation, fromBus, toBus, nominalKv, circuits, lengthKm, typicalClass } = columns;
  const { ratingMva, reactancePct, flowMw } = columns;
  return {
    ...{ action, element, name, substation, fromBus, toBus, nominalKv, circuits, lengthKm, typicalClass },
    ...{ ratingMva, reactancePct, flowMw },
  };
}

function capacityEntry(request: CapacityRequest): Written {
  const { borders, directions, shiftKey, contingencies, postContingencyRating, assumptions } = request;
  const { monitorFromKv, sensitivityThreshold, localOverloadThreshold } = request;
  return {
    borders: typeof borders === 'string' ? borders : borders.map(border),
    directions,
    shiftKey: { up: key(shiftKey.up), down: key(shiftKey.down) },
    monitorFrom: `${monitorFromKv} kV`,
    sensitivityThreshold,
    localOverloadThreshold,
    contingencies,
    postContingencyRating,
    reliabilityMargin: margins(request.reliabilityMargin),
    committed: Object.fromEntries(request.committed.map((pair) => [border(pair), `${pair.powerMw} MW`])),
    assumptions,
  };
}

function border({ from, to }: AreaPair): string {
  return `${from.join('+')}->${to.join('+')}`;
}

function key(rule: ShiftKeyRule): Written {
  if (typeof rule === 'string') return rule;
  return { explicit: Object.fromEntries(rule.weights.map(({ plant, weight }) => [plant, weight])) };
}

function margins({ default: common, byBorder }: CapacityRequest['reliabilityMargin']): Written {
  const written = (margin: Margin) =>
    margin.kind === 'power' ? `${margin.mw} MW` : `${Number((100 * margin.share).toPrecision(15))} %`;
  return {
    default: written(common),
    ...Object.fromEntries(byBorder.map((pair) => [border(pair), written(pair.margin)])),
  };
}

/** A path as it is written in a file of the folder in which `file` stands. */
function pathFrom(file: string, target: string): string {
  if (/^(\/|[A-Za-z]:)/.test(target)) return target;
  const folder = file.split('/').slice(0, -1);
  const parts = target.split('/');
  let common = 0;
  while (common < folder.length && folder[common] === parts[common]) common++;
  return [...folder.slice(common).map(() => '..'), ...parts.slice(common)].join('/') || '.';
}

function mapLines(map: { readonly [key: string]: Written | undefined }, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) =>
    value === undefined || isEmpty(value)
      ? []
      : entryLines(`${indent}${keyText(key)}:`, value, `${indent}  `),
  );
}

function isEmpty(value: Written): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function entryLines(head: string, value: Written, indent: string): string[] {
  if (typeof value !== 'object') return [`${head} ${scalarText(value)}\n`];
  if (!isList(value)) return [`${head}\n`, ...mapLines(value, indent)];
  return [`${head}\n`, ...value.flatMap((item) => itemLines(item, indent))];
}

/** An item of a list; a map begins on the line of its hyphen. */
function itemLines(item: Written, indent: string): string[] {
  if (typeof item !== 'object' || isList(item)) return entryLines(`${indent}-`, item, `${indent}  `);
  const [first = '', ...rest] = mapLines(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

/** Letters, digits and what cannot be taken for a sign of YAML; anything else stands in quotes, as JSON has them. */
function keyText(key: string): string {
  return /^[A-Za-z][\w+>-]*$/.test(key) ? key : JSON.stringify(key);
}

function scalarText(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const isPlain = /^[A-Za-z][\w.-]*$/.test(value) || /^-?\d+(\.\d+)? (MW|kV|%)$/.test(value);
  return isPlain && !/^(true|false|null|yes|no|on|off|n|y)$/i.test(value) ? value : JSON.stringify(value);
}
