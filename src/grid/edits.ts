import { type Text, text } from '../base/text.ts';
import type { BusRow, EditAction, LineRow, Row, TransformerRow, TypicalParameterRow } from './dataset.ts';
import type { DcLinkRow, GridRows } from './grid-rows.ts';

/** One change to the grid: the columns of a row of `upgrade_edits`, or the same keys written in a scenario. */
export interface NetworkEdit {
  readonly action: EditAction;
  /** Id of the element that is added or changed. */
  readonly element: string;
  readonly name: string | undefined;
  readonly substation: string | undefined;
  readonly fromBus: string | undefined;
  readonly toBus: string | undefined;
  readonly nominalKv: number | undefined;
  /** Circuits of a line, banks of a transformer; 1 when empty. */
  readonly circuits: number | undefined;
  readonly lengthKm: number | undefined;
  readonly typicalClass: string | undefined;
  readonly ratingMva: number | undefined;
  /** Transformers: reactance on own rating. `set-reactance-factor`: per cent of the present reactance. */
  readonly reactancePct: number | undefined;
  readonly flowMw: number | undefined;
}

/** An edit and the row or scenario line it came from. */
export type SourcedEdit = NetworkEdit & Row;

/** An edit that cannot be made, with the reason in words for people. */
export interface EditProblem {
  readonly edit: SourcedEdit;
  readonly message: Text;
}

export interface EditResult {
  readonly rows: GridRows;
  readonly problems: readonly EditProblem[];
}

/**
 * The grid after a list of edits, in order. The given rows stay as they are. Edits that cannot be made are skipped
 * and reported, all of them. An edit that an earlier one of the list made already, column for column, is made once:
 * two upgrades may share a work. Cost: edits × elements.
 */
export function applyEdits(
  rows: GridRows,
  edits: readonly SourcedEdit[],
  typicalParameters: readonly TypicalParameterRow[],
): EditResult {
  const problems: EditProblem[] = [];
  const made = new Set<string>();
  let edited = rows;
  for (const edit of edits) {
    const columns = editKey(edit);
    if (made.has(columns)) continue;
    made.add(columns);
    const outcome = applyEdit(edited, edit, typicalParameters);
    if ('problem' in outcome) problems.push({ edit, message: outcome.problem });
    else edited = outcome.rows;
  }
  return { rows: edited, problems };
}

/** What an edit does, whoever asks for it: two edits with one key are one work. */
export function editKey(edit: NetworkEdit): string {
  const { action, element, substation, fromBus, toBus, nominalKv, circuits } = edit;
  const { lengthKm, typicalClass, ratingMva, reactancePct, flowMw } = edit;
  return JSON.stringify([
    ...[action, element, substation, fromBus, toBus, nominalKv, circuits],
    ...[lengthKm, typicalClass, ratingMva, reactancePct, flowMw],
  ]);
}

type Outcome = { readonly rows: GridRows } | { readonly problem: Text };

function applyEdit(rows: GridRows, edit: SourcedEdit, typical: readonly TypicalParameterRow[]): Outcome {
  switch (edit.action) {
    case 'add-bus':
      return addBus(rows, edit);
    case 'add-line':
      return addLine(rows, edit, typical);
    case 'add-transformer':
      return addTransformer(rows, edit, typical);
    case 'add-dc-link':
      return addDcLink(rows, edit);
    case 'set-rating':
      return changeBranch(rows, edit, (row) =>
        edit.ratingMva === undefined ? undefined : { ...row, ...editOrigin(edit), ratingMva: edit.ratingMva },
      );
    case 'set-reactance-factor':
      return changeBranch(rows, edit, (row) => scaleReactance(row, edit));
    case 'close':
      return changeBranch(rows, edit, (row) =>
        'normallyOpen' in row ? { ...row, normallyOpen: false } : row,
      );
    case 'open':
      return changeBranch(rows, edit, (row) =>
        'normallyOpen' in row ? { ...row, normallyOpen: true } : undefined,
      );
    case 'remove':
      return removeElement(rows, edit);
  }
}

function addBus(rows: GridRows, edit: SourcedEdit): Outcome {
  if (rows.buses.some((row) => row.id === edit.element)) return exists(edit.element);
  if (edit.substation === undefined) return needs('substation', edit);
  if (!rows.substations.some((row) => row.id === edit.substation)) {
    return missing('substation', 'la subestación', edit.substation);
  }
  if (edit.nominalKv === undefined) return needs('nominal_kv', edit);
  const bus: BusRow = {
    ...provenance(edit),
    id: edit.element,
    substation: edit.substation,
    nominalKv: edit.nominalKv,
    inServiceYear: undefined,
    retirementYear: undefined,
  };
  return { rows: { ...rows, buses: [...rows.buses, bus] } };
}

function addLine(rows: GridRows, edit: SourcedEdit, typical: readonly TypicalParameterRow[]): Outcome {
  const ends = endBuses(rows, edit);
  if ('problem' in ends) return ends;
  const parameters = typical.find((row) => row.id === edit.typicalClass);
  if (parameters === undefined && edit.typicalClass !== undefined) return noClass(edit.typicalClass);
  if (parameters?.reactanceOhmPerKm === undefined) return needs('typical_class', edit);
  if (edit.lengthKm === undefined) return needs('length_km', edit);
  const ratingMva = edit.ratingMva ?? parameters.ratingMva;
  if (ratingMva === undefined) return needs('rating_mva', edit);
  const lines: LineRow[] = numbered(edit).map((id) => ({
    ...provenance(edit),
    id,
    name: edit.name ?? edit.element,
    fromBus: ends.from.id,
    toBus: ends.to.id,
    lengthKm: edit.lengthKm!,
    kmInFromArea: undefined,
    kmInToArea: undefined,
    siepacKm: 0,
    reactanceOhmPerKm: parameters.reactanceOhmPerKm!,
    resistanceOhmPerKm: parameters.resistanceOhmPerKm ?? 0,
    susceptanceUsPerKm: parameters.susceptanceUsPerKm ?? 0,
    ratingMva,
    emergencyRatingMva: undefined,
    lowerRatingMva: undefined,
    typicalClass: parameters.id,
    lineClass: edit.typicalClass === '230-siepac' ? 'siepac' : 'national',
    owner: undefined,
    normallyOpen: false,
    lengthConfidence: edit.confidence,
    reactanceConfidence: 'inferred',
    ratingConfidence: edit.confidence,
    inServiceYear: undefined,
    retirementYear: undefined,
  }));
  const clash = lines.find((line) => rows.lines.some((row) => row.id === line.id));
  return clash ? exists(clash.id) : { rows: { ...rows, lines: [...rows.lines, ...lines] } };
}

function addTransformer(rows: GridRows, edit: SourcedEdit, typical: readonly TypicalParameterRow[]): Outcome {
  const ends = endBuses(rows, edit);
  if ('problem' in ends) return ends;
  const parameters = typical.find((row) => row.id === edit.typicalClass);
  if (parameters === undefined && edit.typicalClass !== undefined) return noClass(edit.typicalClass);
  const ratingMva = edit.ratingMva ?? parameters?.ratingMva;
  const reactancePct = edit.reactancePct ?? parameters?.reactancePct;
  if (ratingMva === undefined) return needs('rating_mva', edit);
  if (reactancePct === undefined) return needs('reactance_pct', edit);
  const banks: TransformerRow[] = numbered(edit).map((id) => ({
    ...provenance(edit),
    id,
    name: edit.name ?? edit.element,
    fromBus: ends.from.id,
    toBus: ends.to.id,
    ratingMva,
    emergencyRatingMva: undefined,
    lowerRatingMva: undefined,
    reactancePct,
    reactanceBaseMva: ratingMva,
    tapRatio: 1,
    phaseShiftDeg: 0,
    typicalClass: parameters?.id,
    reactanceConfidence: edit.confidence,
    ratingConfidence: edit.confidence,
    inServiceYear: undefined,
    retirementYear: undefined,
  }));
  const clash = banks.find((bank) => rows.transformers.some((row) => row.id === bank.id));
  return clash ? exists(clash.id) : { rows: { ...rows, transformers: [...rows.transformers, ...banks] } };
}

function addDcLink(rows: GridRows, edit: SourcedEdit): Outcome {
  const ends = endBuses(rows, edit);
  if ('problem' in ends) return ends;
  if (edit.ratingMva === undefined) return needs('rating_mva', edit);
  const link: DcLinkRow = {
    ...provenance(edit),
    id: edit.element,
    name: edit.name ?? edit.element,
    fromBus: ends.from.id,
    toBus: ends.to.id,
    capacityMw: edit.ratingMva,
    flowMw: edit.flowMw ?? 0,
  };
  if (rows.dcLinks.some((row) => row.id === link.id)) return exists(link.id);
  return { rows: { ...rows, dcLinks: [...rows.dcLinks, link] } };
}

function changeBranch(
  rows: GridRows,
  edit: SourcedEdit,
  change: <T extends LineRow | TransformerRow>(row: T) => T | undefined,
): Outcome {
  const line = rows.lines.find((row) => row.id === edit.element);
  const bank = rows.transformers.find((row) => row.id === edit.element);
  const changed = line ? change(line) : bank ? change(bank) : undefined;
  if (line === undefined && bank === undefined)
    return missing('line or transformer', 'la línea o el banco', edit.element);
  if (changed === undefined)
    return needs(edit.action === 'open' ? 'a line' : 'rating_mva or reactance_pct', edit);
  return {
    rows: {
      ...rows,
      lines: line ? rows.lines.map((row) => (row === line ? (changed as LineRow) : row)) : rows.lines,
      transformers: bank
        ? rows.transformers.map((row) => (row === bank ? (changed as TransformerRow) : row))
        : rows.transformers,
    },
  };
}

function scaleReactance<T extends LineRow | TransformerRow>(row: T, edit: SourcedEdit): T | undefined {
  if (edit.reactancePct === undefined) return undefined;
  const factor = edit.reactancePct / 100;
  return 'reactanceOhmPerKm' in row
    ? { ...row, ...editOrigin(edit), reactanceOhmPerKm: row.reactanceOhmPerKm * factor }
    : { ...row, ...editOrigin(edit), reactancePct: row.reactancePct * factor };
}

function removeElement(rows: GridRows, edit: SourcedEdit): Outcome {
  const isOther = (row: { readonly id: string }) => row.id !== edit.element;
  const kept: GridRows = {
    ...rows,
    lines: rows.lines.filter(isOther),
    transformers: rows.transformers.filter(isOther),
    plants: rows.plants.filter(isOther),
    dcLinks: rows.dcLinks.filter(isOther),
  };
  const size = (r: GridRows) => r.lines.length + r.transformers.length + r.plants.length + r.dcLinks.length;
  return size(kept) === size(rows) ? missing('element', 'el elemento', edit.element) : { rows: kept };
}

function endBuses(rows: GridRows, edit: SourcedEdit): { from: BusRow; to: BusRow } | { problem: Text } {
  const from = rows.buses.find((row) => row.id === edit.fromBus);
  const to = rows.buses.find((row) => row.id === edit.toBus);
  if (from === undefined) return missing('bus', 'la barra', edit.fromBus ?? '(from_bus)');
  if (to === undefined) return missing('bus', 'la barra', edit.toBus ?? '(to_bus)');
  return { from, to };
}

function numbered(edit: SourcedEdit): string[] {
  const count = edit.circuits ?? 1;
  return count === 1 ? [edit.element] : Array.from({ length: count }, (_, i) => `${edit.element}-${i + 1}`);
}

function provenance(edit: SourcedEdit): Row {
  const { origin, sourceIds, confidence, notes } = edit;
  return { origin, sourceIds, confidence, notes };
}

/** A changed row answers with the edit's provenance: that is where its new value comes from. */
function editOrigin(edit: SourcedEdit): Pick<Row, 'origin' | 'sourceIds' | 'confidence'> {
  const { origin, sourceIds, confidence } = edit;
  return { origin, sourceIds, confidence };
}

function exists(id: string): { problem: Text } {
  return { problem: text(`element ${id} exists already`, `el elemento ${id} ya existe`) };
}

function missing(whatEn: string, whatEs: string, id: string): { problem: Text } {
  return {
    problem: text(`${whatEn} ${id} does not exist in this year`, `${whatEs} ${id} no existe en este año`),
  };
}

function noClass(id: string): { problem: Text } {
  return { problem: text(`there is no typical class ${id}`, `no hay clase típica ${id}`) };
}

function needs(column: string, edit: SourcedEdit): { problem: Text } {
  return {
    problem: text(
      `${edit.action} of ${edit.element} needs ${column}`,
      `${edit.action} de ${edit.element} necesita ${column}`,
    ),
  };
}
