import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { hydrologyYears } from '../../grid/hydrology-years.ts';
import type { MarketRequest, Scenario } from '../scenario.ts';
import { suggestion, yearSpans } from './finding.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/** What a market study asks for and the data do not have. Cost: rows of the plants and of the water. */
export function checkMarket(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const [study = 'studies'] = studyKeys(scenario, 'market');
  return scenario.studies.flatMap((request) =>
    request.kind !== 'market'
      ? []
      : [
          ...hydrologyErrors(scenario, request, dataset, study),
          ...costErrors(scenario, request, dataset, study),
          ...mexicoErrors(scenario, request, dataset, study),
          ...capacityWarnings(scenario, request, study),
        ],
  );
}

function hydrologyErrors(
  scenario: Scenario,
  { hydrology }: MarketRequest,
  dataset: Dataset,
  study: string,
): Diagnostic[] {
  if (hydrology === 'average') return [];
  const known = new Set(
    dataset.hydroYears.filter((row) => row.hydrologyPu !== undefined).map((row) => row.year),
  );
  const common = hydrologyYears(
    dataset,
    dataset.areas.map(({ id }) => id),
  ).years;
  if (typeof hydrology === 'number' ? known.has(hydrology) : common.length > 0) return [];
  const years = yearSpans([...known].sort((a, b) => a - b));
  return [
    atKey(scenario, [`${study}.hydrology`, study], {
      code: 'NO_HYDROLOGY',
      severity: 'error',
      message:
        typeof hydrology === 'number'
          ? text(
              `the data do not know the water of ${hydrology}`,
              `los datos no conocen el agua de ${hydrology}`,
            )
          : text(
              'the data know the water of no year in all countries',
              'los datos no conocen el agua de ningún año en todos los países',
            ),
      hint:
        years === ''
          ? text('`average` is always there', '`average` está siempre')
          : text(`they know ${years}`, `conocen ${years}`),
    }),
  ];
}

/** A cost of a technology that no plant has would change nothing, unnoticed. */
function costErrors(
  scenario: Scenario,
  { costs }: MarketRequest,
  dataset: Dataset,
  study: string,
): Diagnostic[] {
  const known = new Set(dataset.plants.map(({ technology }) => technology));
  return costs
    .filter(({ technology }) => !known.has(technology))
    .map(({ technology }) =>
      atKey(scenario, [`${study}.costs.${technology}`, `${study}.costs`, study], {
        code: 'UNKNOWN_TECHNOLOGY',
        severity: 'error',
        message: text(
          `the data have no plant of technology \`${technology}\`; they have ${[...known].sort().join(', ')}`,
          `los datos no tienen plantas de la tecnología \`${technology}\`; tienen ${[...known].sort().join(', ')}`,
        ),
        ...suggestion(technology, known),
      }),
    );
}

function mexicoErrors(
  scenario: Scenario,
  { designs }: MarketRequest,
  dataset: Dataset,
  study: string,
): Diagnostic[] {
  if (dataset.areas.some(({ kind }) => kind === 'external')) return [];
  const trading = designs.filter(({ mexico }) => mexico !== 'none');
  if (trading.length === 0) return [];
  const ids = trading.map(({ id }) => id).join(', ');
  return [
    atKey(scenario, [`${study}.designs`, study], {
      code: 'NO_MEXICO',
      severity: 'error',
      message: text(
        `the data have no Mexico, and these designs trade with it: ${ids}`,
        `los datos no tienen México, y estos diseños comercian con él: ${ids}`,
      ),
      hint: text(
        'designs without it: `isolated`, or `{ id: mine, region: integrated, mexico: none }`',
        'diseños sin él: `isolated`, o `{ id: mio, region: integrated, mexico: none }`',
      ),
    }),
  ];
}

/** Contracts are delivered as far as the link can bring them, which is no error and better said. */
function capacityWarnings(scenario: Scenario, { mexico }: MarketRequest, study: string): Diagnostic[] {
  const { contractMw, importMw } = mexico;
  if (contractMw === undefined || importMw === undefined || contractMw <= importMw) return [];
  return [
    atKey(scenario, [`${study}.mexico.contract`, `${study}.mexico`, study], {
      code: 'CONTRACT_ABOVE_CAPACITY',
      severity: 'warning',
      message: text(
        `${contractMw} MW are contracted and the link brings ${importMw} MW: only these are delivered`,
        `se contratan ${contractMw} MW y el enlace trae ${importMw} MW: solo estos se entregan`,
      ),
      hint: text('raise `capacity` or lower `contract`', 'suba `capacity` o baje `contract`'),
    }),
  ];
}
