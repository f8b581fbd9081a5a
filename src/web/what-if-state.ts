import type { ScheduledExchange } from '../study/scenario.ts';
import { choicesOf, type WhatIfBase, type WhatIfChoices } from '../study/what-if/what-if-choices.ts';

/** Which flows the map shows: with nothing out, at each line's worst of N-1, or after one contingency. */
export type MapView =
  | { readonly kind: 'n' }
  | { readonly kind: 'n-1' }
  | { readonly kind: 'after'; readonly contingency: string };

/** Everything that is on the screen by the reader's choice. */
export interface WhatIfState {
  /** Name of the scenario to start from in the address; `undefined` for the one that the page opens with. */
  readonly start: string | undefined;
  readonly choices: WhatIfChoices;
  readonly view: MapView;
}

/** What a scenario opens with: as written, with a slider for the exchange with Mexico where none is scheduled. */
export function initialState(
  scenario: WhatIfBase,
  areas: readonly string[],
  start: string | undefined,
): WhatIfState {
  const choices = choicesOf(scenario);
  const isMexican = ({ from, to }: ScheduledExchange) =>
    [from, to].includes('MX') && [from, to].includes('GT');
  const needsMexico = areas.includes('MX') && !choices.exchanges.some(isMexican);
  const exchanges = needsMexico
    ? [...choices.exchanges, { from: 'MX', to: 'GT', powerMw: 0 }]
    : choices.exchanges;
  return { start, choices: { ...choices, exchanges }, view: { kind: 'n-1' } };
}

const MARK = '#what-if?';

/** The state as the fragment of an address: only what differs from the beginning. */
export function fragmentOf({ start, choices, view }: WhatIfState, initial: WhatIfState): string {
  const { choices: first } = initial;
  const parameters = new URLSearchParams();
  const put = (name: string, value: string, before: string) => {
    if (value !== before) parameters.set(name, value);
  };
  if (start !== undefined) parameters.set('start', start);
  put('season', choices.season, first.season);
  put('demand', demandText(choices.demand), demandText(first.demand));
  put('upgrades', choices.upgrades.join(' '), first.upgrades.join(' '));
  put('out', choices.outages.join(' '), first.outages.join(' '));
  choices.exchanges.forEach(({ from, to, powerMw }, i) => {
    put(`${from}->${to}`, String(powerMw), String(first.exchanges[i]!.powerMw));
  });
  put('factor', String(choices.demandFactor), String(first.demandFactor));
  put('view', viewText(view), viewText(initial.view));
  const text = parameters.toString();
  return text === '' ? '' : MARK + text;
}

/** Name of the scenario that a fragment starts from. */
export function startOf(fragment: string): string | undefined {
  if (!fragment.startsWith(MARK)) return undefined;
  return new URLSearchParams(fragment.slice(MARK.length)).get('start') ?? undefined;
}

/** The state behind a fragment; what it does not say, or says wrongly, is as at the beginning. */
export function stateOf(fragment: string, initial: WhatIfState): WhatIfState {
  if (!fragment.startsWith(MARK)) return initial;
  const parameters = new URLSearchParams(fragment.slice(MARK.length));
  const { choices } = initial;
  const list = (name: string) => parameters.get(name)?.split(' ').filter(Boolean);
  const figure = (name: string) => {
    const written = parameters.get(name);
    return written === null || written === '' || !Number.isFinite(Number(written))
      ? undefined
      : Number(written);
  };
  const season = parameters.get('season');
  const factor = figure('factor');
  return {
    start: initial.start,
    choices: {
      season: season === 'dry' || season === 'wet' ? season : choices.season,
      demand: demandOf(parameters.get('demand')) ?? choices.demand,
      upgrades: list('upgrades') ?? choices.upgrades,
      outages: list('out') ?? choices.outages,
      exchanges: choices.exchanges.map(({ from, to, powerMw }) => ({
        from,
        to,
        powerMw: figure(`${from}->${to}`) ?? powerMw,
      })),
      demandFactor: factor !== undefined && factor > 0 ? factor : choices.demandFactor,
    },
    view: viewOf(parameters.get('view')) ?? initial.view,
  };
}

/** A demand period, or `20 workday` for an hour. */
export function demandText(demand: WhatIfChoices['demand']): string {
  return typeof demand === 'string' ? demand : `${demand.hour} ${demand.dayType}`;
}

export function demandOf(text: string | null): WhatIfChoices['demand'] | undefined {
  if (text === 'minimum' || text === 'medium' || text === 'maximum') return text;
  const [, hour, dayType] = /^(\d+) (\S+)$/.exec(text ?? '') ?? [];
  return hour === undefined || dayType === undefined ? undefined : { hour: Number(hour), dayType };
}

function viewText(view: MapView): string {
  return view.kind === 'after' ? `after ${view.contingency}` : view.kind;
}

function viewOf(text: string | null): MapView | undefined {
  if (text === 'n' || text === 'n-1') return { kind: text };
  return text?.startsWith('after ') ? { kind: 'after', contingency: text.slice('after '.length) } : undefined;
}
