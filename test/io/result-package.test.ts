import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/base/text.ts';
import { TABLE_NOTES } from '../../src/io/column-notes/table-notes.ts';
import { COLUMN_NOTES, columnNote } from '../../src/io/column-notes.ts';
import { unitOfColumn } from '../../src/io/column-units.ts';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { resultPackageFile } from '../../src/io/result-package.ts';
import { resultTables } from '../../src/io/result-tables.ts';
import { RESULT } from '../report/fixture.ts';
import { compared } from '../support/compared-works.ts';
import { MARKET } from '../support/market-result.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly description?: string;
  readonly descriptionEs?: string;
}

/** With a table for every study that the fixtures have. */
const FULL = { ...RESULT, market: MARKET, upgrades: compared({ combinations: 2 }) };

const document = JSON.parse(resultPackageFile(FULL).text) as {
  readonly resources: readonly {
    readonly path: string;
    readonly schema: { readonly fields: readonly Field[] };
  }[];
};

describe('resultPackageFile', () => {
  it('describes every column of every table, in its order', () => {
    const files = resultCsvFiles(FULL);
    expect(document.resources.map(({ path }) => path)).toEqual(files.map(({ name }) => name));
    for (const [i, { schema }] of document.resources.entries()) {
      const head = files[i]!.text.slice(0, files[i]!.text.indexOf('\n'));
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(head);
      for (const field of schema.fields) {
        expect([field.name, typeof field.description]).toEqual([field.name, 'string']);
        expect([field.name, typeof field.descriptionEs]).toEqual([field.name, 'string']);
      }
    }
  });

  it('says of figures that they are numbers, with their unit', () => {
    const fields = document.resources.flatMap(({ schema }) => schema.fields);
    expect(fields.find(({ name }) => name === 'worst_flow_mw')).toMatchObject({ type: 'number', unit: 'MW' });
    expect(fields.find(({ name }) => name === 'element')).toMatchObject({ type: 'string' });
  });

  it('names the area of a column that each area has', () => {
    expect(columnNote('upgrade_savings', 'saved_hn_musd')?.en).toMatch(/HN/);
    expect(columnNote('upgrade_savings', 'saved_no_country_musd')).toBe(COLUMN_NOTES.saved_no_country_musd);
    expect(columnNote('upgrade_savings', 'no_such_column')).toBeUndefined();
  });

  it('tells two meanings of one name apart by the table', () => {
    expect(columnNote('redispatch', 'unit')?.en).toBe('id of the plant');
    expect(columnNote('upgrade_group', 'unit')?.en).toBe('unit of both worths');
  });

  it('has every note in both languages, each of its own', () => {
    const notes = [COLUMN_NOTES, ...Object.values(TABLE_NOTES)].flatMap((each) => Object.entries<Text>(each));
    const same = new Set(['area']);
    const found = notes.filter(
      ([name, { en, es }]) => en.trim() === '' || es.trim() === '' || (en === es && !same.has(name)),
    );
    expect(found).toEqual([]);
  });

  // That a column of a table has a note at all, its type holds: `ResultColumns`.
  it('has a unit for every column that is no name, word, count, position or date', () => {
    const found = Object.keys(COLUMN_NOTES).filter((name) => unitOfColumn(name) === undefined);
    expect(found.sort()).toEqual(WITHOUT_UNIT);
  });
});

describe('resultTables', () => {
  it('reads back every figure of the loadings', () => {
    const { columns, rows } = resultTables(RESULT).find(({ name }) => name === 'line_loading')!;
    const flow = columns.findIndex(({ name }) => name === 'flow_mw');
    expect(rows.map((row) => row[flow])).toEqual(RESULT.loading!.elements.map(({ flowMw }) => flowMw));
  });
});

/** Columns of names, words, counts, positions and dates, and those whose unit another column of the row tells. */
const WITHOUT_UNIT = `
  aac_source acts against alone_most_from alone_most_to answered area area_from area_to areas aspect
  assumption at_limit binding_layer build_year class computed condition confidence contingency
  contingency_name criterion crossed_limit_id date day day_type decides deciding demand
  demand_period design direction earliest_year edge edge_binding_layer edge_contingency
  edge_contingency_name edge_element edge_element_name edge_other_elements
  edge_set_apart_contingency edge_units element element_name event event_areas excludes
  first_from_area first_to_area from from_area harmed holder holds hour id item kind last_most_from
  last_most_to limit_id limit_kind limit_nature limiting_areas limiting_contingency
  limiting_contingency_name limiting_element limiting_element_name limits lines loadability_element
  loadability_regime mends_base method mexican_option month moves name new_overloads next_condition
  next_contingency next_element next_element_name next_in no_answer on_benefit_front on_front opens
  operating_limit_id operating_limit_source_ids option options overloads partner published quantity
  question rank rating_confidence reason region regional_regime relief_rank relieved
  relieved_binding_layer reservoir right rights rule rule_unit rule_value sample samples scarce_side
  scenario scheme scheme_name season second_from_area second_to_area section separation set
  set_apart_in shared_works shares_works_with source_file source_ids source_line splits status
  step_worth study technologies technology title to to_area treatment type
  unanswered unit unpriced unrelieved vertex waiting_cost words_en words_es worst_contingency
  worst_contingency_name worst_element worst_element_name year year_from year_to
`
  .trim()
  .split(/\s+/);
