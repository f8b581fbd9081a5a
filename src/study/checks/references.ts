import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { referenceErrors, type YearIndex, yearIndex } from './year-index.ts';

/**
 * What stands must stand somewhere: the bus of every plant and zone, both ends of every line and bank, the substation
 * of every bus, in every year in which they are in service. Cost: rows × years.
 */
export function checkPlaces(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const { substations, buses, lines, transformers, plants, demandZones } = dataset;
  const places = yearIndex(substations, years);
  const nodes = yearIndex(buses, years);
  const substation = text('substation', 'la subestación');
  const bus = text('bus', 'la barra');
  return [
    ...buses.flatMap((row) => referenceErrors(row, row.substation, substation, places)),
    ...[...lines, ...transformers].flatMap((row) =>
      [row.fromBus, row.toBus].flatMap((end) => referenceErrors(row, end, bus, nodes)),
    ),
    ...[...plants, ...demandZones].flatMap((row) => referenceErrors(row, row.bus, bus, nodes)),
  ];
}

/**
 * Contingencies must name lines, banks and plants that stand in all their years: a study leaves out a contingency it
 * cannot complete. Cost: rows × years.
 */
export function checkContingencies(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const elements = elementIndex(dataset, years);
  return dataset.contingencies.flatMap((row) =>
    row.elements.flatMap((named) => referenceErrors(row, named, ELEMENT, elements)),
  );
}

/** Control schemes, the same: what they watch and what they open. Cost: rows × years. */
export function checkSchemes(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const elements = elementIndex(dataset, years);
  return dataset.schemes.flatMap((row) => {
    const watched = row.triggerElement === undefined ? [] : [row.triggerElement];
    const named = [...new Set([...watched, ...row.openElements])];
    return named.flatMap((element) => referenceErrors(row, element, ELEMENT, elements));
  });
}

const ELEMENT = text('element', 'el elemento');

function elementIndex({ lines, transformers, plants }: Dataset, years: readonly number[]): YearIndex {
  return yearIndex([...lines, ...transformers, ...plants], years);
}
