import { type Diagnostic, hasErrors, type ReadResult } from '../base/diagnostics.ts';
import { type Text, text } from '../base/text.ts';
import { branchTakesPart, type Contingency, type Network } from '../grid/network.ts';
import { type CsvFile, cellSpan, readCsv } from './csv.ts';
import type { CsvRecord } from './csv-records.ts';
import type { InputText } from './input-text.ts';

const ELEMENT_HINT = text(
  'elements are separated by semicolons: 12 (row of a branch), 4-5 (branch between two buses), 4-5-2 (the second of several), unit 3 (row of a unit)',
  'los elementos van separados por punto y coma: 12 (fila de una rama), 4-5 (rama entre dos barras), 4-5-2 (la segunda de varias), unit 3 (fila de una unidad)',
);

/**
 * Named contingencies of a case: a CSV table with the columns `name` and `elements`, a row each. Elements are separated by
 * semicolons, rows count from 1 as in the case file: `12` is a branch by its row, `4-5` the branch between buses 4 and 5,
 * `4-5-2` the second of several, `unit 3` a unit by its row. Every fault is named at its place.
 */
export function readContingencyFile(input: InputText, network: Network): ReadResult<Contingency[]> {
  const { value: csv, diagnostics } = readCsv(input);
  if (csv === undefined) return { value: undefined, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  const report = (record: CsvRecord, cell: number, fault: Fault, part?: string) =>
    found.push({ severity: 'error', ...fault, ...cellSpan(csv, record, cell, part) });
  const columns = columnsOf(csv, report);
  if (columns === undefined) return { value: undefined, diagnostics: found };
  const elements = elementsOf(network);
  const names = new Set<string>();
  const contingencies = csv.records.map((record) => {
    const name = record.cells[columns.name]?.trim() ?? '';
    if (name === '') report(record, columns.name, NO_NAME);
    else if (names.has(name)) report(record, columns.name, REPEATED_NAME);
    names.add(name);
    const parts = (record.cells[columns.elements] ?? '').split(';').map((part) => part.trim());
    const chosen = parts.flatMap((part): Element[] => {
      const element = part === '' ? NO_ELEMENT : elements(part);
      if (!('code' in element)) return [element];
      report(record, columns.elements, element, part);
      return [];
    });
    const positions = (kind: Element['kind']) => [
      ...new Set(chosen.filter((element) => element.kind === kind).map(({ position }) => position)),
    ];
    const units = positions('unit');
    return {
      id: name,
      name,
      kind: 'named' as const,
      branches: positions('branch'),
      units,
      unitShare: units.map(() => 1),
      dcLinks: [],
    };
  });
  return { value: hasErrors(found) ? undefined : contingencies, diagnostics: found };
}

type Fault = Pick<Diagnostic, 'code' | 'message'> & Partial<Pick<Diagnostic, 'hint' | 'severity'>>;

interface Element {
  readonly kind: 'branch' | 'unit';
  readonly position: number;
}

const NO_NAME: Fault = {
  code: 'NAME_MISSING',
  message: text('this contingency has no name', 'esta contingencia no tiene nombre'),
};
const REPEATED_NAME: Fault = {
  code: 'NAME_REPEATED',
  message: text('another contingency has this name already', 'otra contingencia ya lleva este nombre'),
};
const NO_ELEMENT: Fault = {
  code: 'ELEMENT_MISSING',
  message: text('an element is missing here', 'aquí falta un elemento'),
  hint: ELEMENT_HINT,
};

/** Where the two columns stand; `undefined`, and reported, when one is missing. */
function columnsOf(
  { header }: CsvFile,
  report: (record: CsvRecord, cell: number, fault: Fault) => void,
): { readonly name: number; readonly elements: number } | undefined {
  const titles = header.cells.map((cell) => cell.trim().toLowerCase());
  const place = (title: string) => {
    const at = titles.indexOf(title);
    if (at < 0) {
      report(header, 0, {
        code: 'COLUMN_MISSING',
        message: text(`there is no column "${title}"`, `falta la columna "${title}"`),
        hint: text('the first line is: name,elements', 'la primera línea es: name,elements'),
      });
    }
    return at;
  };
  const columns = { name: place('name'), elements: place('elements') };
  return columns.name < 0 || columns.elements < 0 ? undefined : columns;
}

/** Finds elements by what the file calls them. */
function elementsOf(network: Network): (part: string) => Element | Fault {
  const { branches, buses, units } = network;
  const between = new Map<string, number[]>();
  const key = (a: string, b: string) => (a < b ? `${a}-${b}` : `${b}-${a}`);
  for (let k = 0; k < branches.count; k++) {
    const pair = key(buses.id[branches.from[k]!]!, buses.id[branches.to[k]!]!);
    const known = between.get(pair);
    if (known) known.push(k);
    else between.set(pair, [k]);
  }
  const branch = (k: number): Element | Fault =>
    branchTakesPart(network, k)
      ? { kind: 'branch', position: k }
      : notInService(text(`branch ${k + 1}`, `la rama ${k + 1}`));
  return (part) => {
    const [, row, a, b, circuit, unitRow] =
      /^(?:(\d+)|(\d+)-(\d+)(?:-(\d+))?|unit\s+(\d+))$/i.exec(part) ?? [];
    if (unitRow !== undefined) {
      const u = Number(unitRow) - 1;
      if (u < 0 || u >= units.count)
        return notThere(part, text(`units 1 to ${units.count}`, `unidades 1 a ${units.count}`));
      return units.inService[u] === 1
        ? { kind: 'unit', position: u }
        : notInService(text(`unit ${u + 1}`, `la unidad ${u + 1}`));
    }
    if (row !== undefined) {
      const k = Number(row) - 1;
      return k >= 0 && k < branches.count
        ? branch(k)
        : notThere(part, text(`branches 1 to ${branches.count}`, `ramas 1 a ${branches.count}`));
    }
    if (a === undefined || b === undefined) {
      return {
        code: 'ELEMENT_NOT_UNDERSTOOD',
        message: text(`"${part}" names no element`, `"${part}" no nombra ningún elemento`),
        hint: ELEMENT_HINT,
      };
    }
    const circuits = between.get(key(a, b)) ?? [];
    const rows = circuits.map((k) => k + 1).join(', ');
    const k = circuits[Number(circuit ?? 1) - 1];
    if (k === undefined) {
      return notThere(part, circuits.length > 0 ? text(`rows ${rows}`, `filas ${rows}`) : undefined);
    }
    if (circuit === undefined && circuits.length > 1) {
      return {
        code: 'ELEMENT_AMBIGUOUS',
        message: text(
          `${circuits.length} branches join buses ${a} and ${b}`,
          `${circuits.length} ramas unen las barras ${a} y ${b}`,
        ),
        hint: text(
          `say which: ${a}-${b}-1, or a row: ${rows}`,
          `indique cuál: ${a}-${b}-1, o una fila: ${rows}`,
        ),
      };
    }
    return branch(k);
  };
}

function notThere(part: string, there: Text | undefined): Fault {
  return {
    code: 'ELEMENT_UNKNOWN',
    message: text(`the case has no ${part}`, `el caso no tiene ${part}`),
    ...(there ? { hint: text(`there are ${there.en}`, `hay ${there.es}`) } : {}),
  };
}

function notInService(what: Text): Fault {
  return {
    code: 'ELEMENT_OUT_OF_SERVICE',
    severity: 'warning',
    message: text(
      `${what.en} is out of service already: nothing is lost with it`,
      `${what.es} ya está fuera de servicio: con ella no se pierde nada`,
    ),
  };
}
