import { nearestName } from '../base/suggest.ts';
import type { Text } from '../base/text.ts';
import { text } from '../base/text.ts';

type Dimension =
  | 'active-power'
  | 'apparent-power'
  | 'reactive-power'
  | 'voltage'
  | 'length'
  | 'energy'
  | 'time'
  | 'ratio'
  | 'energy-price'
  | 'price-slope'
  | 'money';

/** What a value stands for. `ratio` is a share (0.03, `3 %`); `percent` a number of per cent (12, `12 %`). */
export type QuantityKind =
  | 'active-power'
  | 'apparent-power'
  | 'voltage'
  | 'length'
  | 'ratio'
  | 'percent'
  | 'energy-price'
  | 'price-slope'
  | 'money';

interface UnitOfMeasure {
  readonly dimension: Dimension;
  /** In the unit of the project's files: MW, MVA, kV, km, MWh, h, share, USD/MWh, MUSD. */
  readonly factor: number;
}

const UNITS: ReadonlyMap<string, UnitOfMeasure> = new Map([
  ['W', { dimension: 'active-power', factor: 1e-6 }],
  ['kW', { dimension: 'active-power', factor: 1e-3 }],
  ['MW', { dimension: 'active-power', factor: 1 }],
  ['GW', { dimension: 'active-power', factor: 1e3 }],
  ['kVA', { dimension: 'apparent-power', factor: 1e-3 }],
  ['MVA', { dimension: 'apparent-power', factor: 1 }],
  ['GVA', { dimension: 'apparent-power', factor: 1e3 }],
  ['kVAr', { dimension: 'reactive-power', factor: 1e-3 }],
  ['MVAr', { dimension: 'reactive-power', factor: 1 }],
  ['V', { dimension: 'voltage', factor: 1e-3 }],
  ['kV', { dimension: 'voltage', factor: 1 }],
  ['m', { dimension: 'length', factor: 1e-3 }],
  ['km', { dimension: 'length', factor: 1 }],
  ['kWh', { dimension: 'energy', factor: 1e-3 }],
  ['MWh', { dimension: 'energy', factor: 1 }],
  ['GWh', { dimension: 'energy', factor: 1e3 }],
  ['h', { dimension: 'time', factor: 1 }],
  ['%', { dimension: 'ratio', factor: 0.01 }],
  ['USD/MWh', { dimension: 'energy-price', factor: 1 }],
  ['USD/kWh', { dimension: 'energy-price', factor: 1000 }],
  ['USD/MWh per MW', { dimension: 'price-slope', factor: 1 }],
  ['USD/MWh/MW', { dimension: 'price-slope', factor: 1 }],
  ['USD', { dimension: 'money', factor: 1e-6 }],
  ['MUSD', { dimension: 'money', factor: 1 }],
]);

interface KindOfQuantity {
  /** Dimensions a value may be given in. */
  readonly accepts: readonly Dimension[];
  /** Unit in which a bare number is read; empty for a share. */
  readonly unit: string;
  readonly name: Text;
}

/** A rating may be given in MW: in a DC model a MW and a MVA weigh the same. */
export const QUANTITY_KINDS: Readonly<Record<QuantityKind, KindOfQuantity>> = {
  'active-power': { accepts: ['active-power'], unit: 'MW', name: text('a power', 'una potencia') },
  'apparent-power': {
    accepts: ['apparent-power', 'active-power'],
    unit: 'MVA',
    name: text('an apparent power', 'una potencia aparente'),
  },
  voltage: { accepts: ['voltage'], unit: 'kV', name: text('a voltage', 'una tensión') },
  length: { accepts: ['length'], unit: 'km', name: text('a length', 'una longitud') },
  ratio: { accepts: ['ratio'], unit: '', name: text('a share', 'una proporción') },
  percent: { accepts: ['ratio'], unit: '%', name: text('a percentage', 'un porcentaje') },
  'energy-price': {
    accepts: ['energy-price'],
    unit: 'USD/MWh',
    name: text('a price of energy', 'un precio de energía'),
  },
  'price-slope': {
    accepts: ['price-slope'],
    unit: 'USD/MWh per MW',
    name: text('a slope of a price', 'una pendiente de precio'),
  },
  money: { accepts: ['money'], unit: 'MUSD', name: text('an amount of money', 'una cantidad de dinero') },
};

export function unitNamed(name: string): UnitOfMeasure | undefined {
  return UNITS.get(name);
}

/** The unit probably meant by a misspelt one: first among those that fit, then among all. */
export function nearestUnit(name: string, kind: QuantityKind): string | undefined {
  const accepted = [...UNITS].filter(([, unit]) => QUANTITY_KINDS[kind].accepts.includes(unit.dimension));
  return (
    nearestName(
      name,
      accepted.map(([accepts]) => accepts),
    ) ?? nearestName(name, UNITS.keys())
  );
}
