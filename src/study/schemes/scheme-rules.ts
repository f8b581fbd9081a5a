import type { Scheme } from '../../analysis/schemes.ts';
import { type Text, text } from '../../base/text.ts';
import { type Dataset, inServiceIn, type SchemeRow } from '../../grid/dataset.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { Scenario, SchemeChoice, SchemeRule } from '../scenario.ts';

/** A scheme in service, with its name. */
export interface NamedScheme extends Scheme {
  readonly title: Text;
  /** Of the data's row; `undefined` for one written out. */
  readonly row: SchemeRow | undefined;
}

/** Whether a scenario has a scheme of the data in service. */
export function isChosen({ schemes }: Pick<Scenario, 'schemes'>, { id }: SchemeRow): boolean {
  return schemes.some((choice) => choice.kind === 'catalogue' && choice.id === id);
}

/** What a planner must know about a scheme of the data. */
export function schemeNotes({ notes, notesEs }: SchemeRow): Text | undefined {
  return notes === undefined ? undefined : text(notes, notesEs ?? notes);
}

/** The rule behind a choice; `undefined` where the data have none that the model can follow. */
export function ruleOf(choice: SchemeChoice, { schemes }: Dataset): SchemeRule | undefined {
  if (choice.kind === 'inline') return choice;
  const row = schemes.find(({ id }) => id === choice.id);
  if (row === undefined || !row.modelled) return undefined;
  if (row.triggerElement === undefined || row.triggerMw === undefined) return undefined;
  return {
    id: row.id,
    triggerElement: row.triggerElement,
    triggerDirection: row.triggerDirection ?? 'either',
    triggerMw: row.triggerMw,
    opens: row.openElements,
    trips: [],
    sets: [],
    sheds: [],
  };
}

/** The schemes of a scenario by position; `checkScenario` has seen to it that their elements stand in the year. */
export function schemesOf(grid: PreparedGrid): NamedScheme[] {
  const { built, network, dataset, scenario } = grid;
  return scenario.schemes.flatMap((choice) => {
    const rule = ruleOf(choice, dataset);
    const branch = rule && built.branchIndex.get(rule.triggerElement);
    if (rule === undefined || branch === undefined) return [];
    const row = choice.kind === 'inline' ? undefined : dataset.schemes.find(({ id }) => id === choice.id)!;
    if (row !== undefined && !inServiceIn(row, built.rows.year)) return [];
    const found = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
    return [
      {
        id: rule.id,
        title: choice.kind === 'inline' ? choice.title : text(row!.nameEn, row!.nameEs),
        row,
        trigger: { branch, direction: rule.triggerDirection, levelMw: rule.triggerMw },
        opens: rule.opens.flatMap((id) => found(built.branchIndex.get(id))),
        trips: rule.trips.flatMap(({ plant, mw }) =>
          found(built.unitIndex.get(plant)).map((unit) => ({ unit, mw })),
        ),
        setUnits: rule.sets.flatMap(({ element, mw }) =>
          found(built.unitIndex.get(element)).map((unit) => ({ unit, mw })),
        ),
        setLinks: rule.sets.flatMap(({ element, mw }) => {
          const link = network.dcLinks.id.indexOf(element);
          return link < 0 ? [] : [{ link, mw }];
        }),
        sheds: rule.sheds.map(({ area, mw }) => ({ area: network.areas.id.indexOf(area), mw })),
      },
    ];
  });
}
