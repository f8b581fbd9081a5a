/** The columns that each table of the grid has beside those of every row. */
import type {
  AreaRow,
  BusRow,
  ContingencyRow,
  LineRow,
  PlantRow,
  SchemeRow,
  SubstationRow,
  TransformerRow,
  TypicalParameterRow,
  UpgradeEditRow,
  UpgradeRow,
} from '../grid/dataset.ts';
import { CONFIDENCE, type OwnColumns } from './column-kind.ts';

export const areas: OwnColumns<AreaRow> = {
  id: 'text',
  nameEn: 'text',
  nameEs: 'text',
  kind: ['country', 'external'],
  utcOffsetH: 'number',
};

export const substations: OwnColumns<SubstationRow> = {
  id: 'text',
  name: 'text',
  area: 'text',
  latitudeDeg: 'number',
  longitudeDeg: 'number',
  role: 'text',
  coordinateConfidence: CONFIDENCE,
};

export const buses: OwnColumns<BusRow> = { id: 'text', substation: 'text', nominalKv: 'number' };

export const lines: OwnColumns<LineRow> = {
  id: 'text',
  name: 'text',
  fromBus: 'text',
  toBus: 'text',
  lengthKm: 'number',
  kmInFromArea: 'number?',
  kmInToArea: 'number?',
  siepacKm: 'number',
  reactanceOhmPerKm: 'number',
  resistanceOhmPerKm: 'number',
  susceptanceUsPerKm: 'number',
  ratingMva: 'number',
  emergencyRatingMva: 'number?',
  lowerRatingMva: 'number?',
  typicalClass: 'text?',
  lineClass: ['siepac', 'legacy_tie', 'mexico_link', 'national'],
  owner: 'text?',
  normallyOpen: 'flag',
  lengthConfidence: CONFIDENCE,
  reactanceConfidence: CONFIDENCE,
  ratingConfidence: CONFIDENCE,
};

export const transformers: OwnColumns<TransformerRow> = {
  id: 'text',
  name: 'text',
  fromBus: 'text',
  toBus: 'text',
  ratingMva: 'number',
  emergencyRatingMva: 'number?',
  lowerRatingMva: 'number?',
  reactancePct: 'number',
  reactanceBaseMva: 'number',
  tapRatio: 'number',
  phaseShiftDeg: 'number',
  typicalClass: 'text?',
  reactanceConfidence: CONFIDENCE,
  ratingConfidence: CONFIDENCE,
};

export const typicalParameters: OwnColumns<TypicalParameterRow> = {
  id: 'text',
  kind: ['line', 'transformer'],
  nominalKv: 'number',
  description: 'text',
  reactanceOhmPerKm: 'number?',
  resistanceOhmPerKm: 'number?',
  susceptanceUsPerKm: 'number?',
  ratingMva: 'number?',
  emergencyRatingMva: 'number?',
  reactancePct: 'number?',
};

export const plants: OwnColumns<PlantRow> = {
  id: 'text',
  name: 'text',
  nameEs: 'text?',
  area: 'text',
  technology: 'text',
  capacityMw: 'number',
  largestUnitMw: 'number',
  bus: 'text',
  isAggregate: 'flag',
  busConfidence: CONFIDENCE,
};

export const contingencies: OwnColumns<ContingencyRow> = {
  id: 'text',
  nameEn: 'text',
  nameEs: 'text',
  kind: ['common-tower', 'named', 'generator', 'separation'],
  elements: 'list',
};

export const schemes: OwnColumns<SchemeRow> = {
  id: 'text',
  nameEn: 'text',
  nameEs: 'text',
  triggerElement: 'text?',
  triggerMw: 'number?',
  triggerDirection: { optional: ['from-to', 'to-from', 'either'] },
  openElements: 'list',
  tripMw: 'number?',
  modelled: 'flag',
  description: 'text',
  descriptionEs: 'text',
  notesEs: 'text?',
};

export const upgrades: OwnColumns<UpgradeRow> = {
  id: 'text',
  nameEn: 'text',
  nameEs: 'text',
  areas: 'list',
  kind: 'text',
  costMusd: 'number?',
  costLowMusd: 'number?',
  costHighMusd: 'number?',
  earliestYear: 'number?',
  lifeYears: 'number?',
  status: 'text',
};

export const upgradeEdits: OwnColumns<UpgradeEditRow> = {
  upgrade: 'text',
  action: [
    'add-bus',
    'add-line',
    'add-transformer',
    'add-dc-link',
    'set-rating',
    'set-reactance-factor',
    'close',
    'open',
    'remove',
  ],
  element: 'text',
  name: 'text?',
  substation: 'text?',
  fromBus: 'text?',
  toBus: 'text?',
  nominalKv: 'number?',
  circuits: 'number?',
  lengthKm: 'number?',
  typicalClass: 'text?',
  ratingMva: 'number?',
  reactancePct: 'number?',
  flowMw: 'number?',
};
