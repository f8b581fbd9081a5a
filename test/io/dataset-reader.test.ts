import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/io/dataset-reader.ts';
import type { InputText } from '../../src/io/input-text.ts';

const FOLDER = new URL('../../data/siepac/', import.meta.url);

/** The project's own data, with some files replaced by what `change` makes of their text. */
function filesWith(change: Readonly<Record<string, (text: string) => string | undefined>> = {}) {
  const files = new Map<string, InputText>();
  for (const name of readdirSync(FOLDER)) {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const changed = change[name] === undefined ? text : change[name](text);
    if (changed !== undefined) files.set(name, { file: `data/siepac/${name}`, text: changed });
  }
  return files;
}

function placesOf(files: ReadonlyMap<string, InputText>): string[] {
  return readDataset(files)
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => `${d.code} ${d.file}:${d.line}:${d.column}`);
}

describe("the project's data", () => {
  const { value, diagnostics } = readDataset(filesWith());

  it('is read without an error or an unexplained doubt', () => {
    expect(diagnostics.filter((d) => d.severity !== 'info')).toEqual([]);
    expect(value?.id).toBe('siepac');
  });

  it('has every row of every file, with its line', () => {
    const lines = readFileSync(new URL('lines.csv', FOLDER), 'utf8').trimEnd().split('\n');
    expect(value!.lines).toHaveLength(lines.length - 1);
    const last = value!.lines.at(-1)!;
    expect(last.origin).toEqual({ file: 'data/siepac/lines.csv', line: lines.length });
    expect(lines.at(-1)!.startsWith(`${last.id},`)).toBe(true);
  });

  it('has lists as lists, numbers as numbers and empty cells as undefined', () => {
    const limit = value!.transferLimits.find((row) => row.toAreas.length > 1)!;
    expect(limit.sourceIds.length).toBeGreaterThan(0);
    expect(
      value!.lines.every((row) => Number.isFinite(row.reactanceOhmPerKm) && row.reactanceOhmPerKm > 0),
    ).toBe(true);
    expect(value!.lines.some((row) => row.inServiceYear === undefined)).toBe(true);
  });

  it('reads the same with a byte-order mark and Windows line ends', () => {
    const change = Object.fromEntries(
      readdirSync(FOLDER).map((name) => [name, (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    expect(readDataset(filesWith(change)).value).toEqual(value);
  });
});

describe('a broken data set', () => {
  it('without its description', () => {
    expect(placesOf(new Map())).toEqual(['NO_DATA_PACKAGE datapackage.json:1:1']);
  });

  it('without one of its files: said where the description names it', () => {
    const [place, ...others] = placesOf(filesWith({ 'schemes.csv': () => undefined }));
    expect(place).toMatch(/^MISSING_FILE data\/siepac\/datapackage\.json:\d+:\d+$/);
    expect(others).toEqual([]);
  });

  it('whose description promises less than the rows need', () => {
    const forget = (text: string) => {
      const description = JSON.parse(text);
      const table = (name: string) =>
        description.resources.find((resource: { name: string }) => resource.name === name).schema.fields;
      const field = (name: string, column: string) =>
        table(name).find((candidate: { name: string }) => candidate.name === column);
      field('lines', 'rating_mva').type = 'string';
      field('lines', 'name').constraints.required = false;
      field('buses', 'nominal_kv').name = 'nominal_voltage_kv';
      field('areas', 'kind').constraints.enum.push('planet');
      delete field('contingencies', 'elements')['siepac:list'];
      field('plants', 'is_aggregate').constraints.required = false;
      description.resources = description.resources.filter(
        (resource: { name: string }) => resource.name !== 'sources',
      );
      return JSON.stringify(description, undefined, 1);
    };
    const mismatches = readDataset(filesWith({ 'datapackage.json': forget })).diagnostics.filter(
      (d) => d.code === 'SCHEMA_MISMATCH',
    );
    expect(mismatches.map((d) => d.message.en)).toEqual([
      '`areas.kind` must be one of country, external (enum)',
      'table `buses` lacks the field `nominal_kv`',
      '`lines.name` must be required',
      '`lines.rating_mva` must be a number',
      '`plants.is_aggregate` must be a required boolean',
      '`contingencies.elements` must be a list (siepac:list)',
      'table `sources` is missing',
    ]);
    expect(new Set(mismatches.map((d) => d.line)).size).toBeGreaterThan(5);
  });

  it('with several faults in several tables: all are reported at once', () => {
    const replaceIn = (row: number, from: RegExp, to: string) => (text: string) => {
      const lines = text.split('\n');
      lines[row] = lines[row]!.replace(from, to);
      return lines.join('\n');
    };
    const files = filesWith({
      'areas.csv': replaceIn(1, /country/, 'contry'),
      'buses.csv': replaceIn(1, /^[^,]*,[^,]*,/, 'gt-new-bus,gt-nowhere-at-all,'),
      'schemes.csv': () => '',
    });
    const places = placesOf(files);
    expect(places).toContain('NOT_ALLOWED data/siepac/areas.csv:2:24');
    expect(places).toContain('UNKNOWN_REFERENCE data/siepac/buses.csv:2:12');
    expect(places).toContain('EMPTY_FILE data/siepac/schemes.csv:1:1');
  });
});
