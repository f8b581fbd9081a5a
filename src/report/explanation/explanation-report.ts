import { type Text, text } from '../../base/text.ts';
import type { ScenarioExplanation } from '../../study/explanation/explain-scenario.ts';
import type { CapacityExplanation } from '../../study/explanation/explanation-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { formatNumber } from '../number-format.ts';
import type { Report, Section, Table, Words } from '../report-model.ts';
import { conditionWords } from '../run-report.ts';
import { directionWords } from '../vocabulary.ts';
import { type AreaNames, areaNames } from './area-names.ts';
import { comparisonTable } from './comparison-table.ts';
import { confidenceTable } from './confidence-table.ts';
import { EXPLANATION } from './explanation-words.ts';
import { loadingByAreaTable } from './loading-by-area-table.ts';
import { pathsTable } from './paths-table.ts';
import { movesTable, worksTable } from './relief-tables.ts';
import { sumTable } from './sum-table.ts';
import { summaryRemarks } from './summary-remarks.ts';

/** Why one capacity of a scenario is what it is: the sum, who loads the element, what helps, what was published. */
export function explanationReport(answer: ScenarioExplanation): Report {
  const { explanation, scenario, areas, pairCount } = answer;
  const { pair, rank } = explanation;
  const facts: { label: Words; words: Words }[] = [
    { label: CATALOGUE.scenario, words: scenario.title },
    { label: CATALOGUE.conditions, words: conditionWords(scenario) },
  ];
  if (pair !== undefined) {
    facts.push({ label: EXPLANATION.pair, words: explainedPairWords(explanation) });
    facts.push({ label: EXPLANATION.pairRank, words: `${rank} / ${pairCount}` });
  } else if (explanation.thermalN1.kind === 'unlimited') {
    facts.push({ label: EXPLANATION.result, words: explanation.thermalN1.reason });
  }
  return {
    title: explanationTitle(explanation),
    question: undefined,
    facts,
    sections: explanationSections(explanation, areaNames(areas)),
  };
}

/** An explanation in the order in which it is argued: in short, then table by table. */
export function explanationSections(explanation: CapacityExplanation, nameOf: AreaNames): Section[] {
  const remarks = summaryRemarks(explanation, nameOf);
  const tables = explanationTables(explanation, nameOf);
  return [
    ...(remarks.lines.length > 0 ? [{ kind: 'remarks', remarks } as const] : []),
    ...tables.map((table) => ({ kind: 'table', table }) as const),
  ];
}

function explanationTables(explanation: CapacityExplanation, nameOf: AreaNames): Table[] {
  const { pair, baseExchangeMw, thermalN1, confidence } = explanation;
  const ofPair =
    pair === undefined
      ? []
      : [
          sumTable(pair, baseExchangeMw, nameOf),
          loadingByAreaTable(pair, nameOf),
          pathsTable(pair),
          movesTable(pair, thermalN1),
          worksTable(pair, thermalN1),
        ];
  return [...ofPair, comparisonTable(explanation), confidenceTable(confidence)];
}

/** `GT → SV: why 149 MW`. */
export function explanationTitle({ fromAreas, toAreas, pair }: CapacityExplanation): Text {
  const direction = directionWords(fromAreas, toAreas);
  if (pair === undefined) return text(`${direction}: why no limit`, `${direction}: por qué sin límite`);
  const mw = formatNumber(pair.limitMw, 0);
  return text(`${direction}: why ${mw} MW`, `${direction}: por qué ${mw} MW`);
}

function explainedPairWords({ pair }: CapacityExplanation): Text {
  const { element, contingency } = pair!;
  if (contingency === undefined) {
    return text(`${element.name}, nothing out`, `${element.name}, red completa`);
  }
  return text(
    `${element.name}, after loss of ${contingency.name.en}`,
    `${element.name}, ante la pérdida de ${contingency.name.es}`,
  );
}
