import type { CapacityExplanation, ExplainedPair } from '../study/explanation/explanation-result.ts';
import type { ElementTrace } from '../study/result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputText } from './csv-text.ts';

/** One figure of an explanation; which of the columns it fills depends on its section. */
interface Figure {
  readonly section: 'sum' | 'own-supply' | 'trade' | 'path' | 'raise' | 'lower' | 'upgrade' | 'published';
  readonly item: string;
  readonly name?: string | undefined;
  readonly mw?: number | undefined;
  readonly perMw?: number | undefined;
  readonly effectMw?: number | undefined;
  readonly costUsdPerMwh?: number | undefined;
  readonly trace?: ElementTrace | undefined;
}

interface Entry extends Figure {
  readonly of: CapacityExplanation;
}

/**
 * Explanations as one long table: the `effect_mw` of section `sum` add up to the rating of the element, those of
 * `own-supply` and `trade` (with `links` and `rest`) to its flow after the contingency, `per_mw` of `path` to 1.
 */
export function explanationCsvFile(name: string, explanations: readonly CapacityExplanation[]): OutputText {
  const entries = explanations.flatMap((of) => figuresOf(of).map((figure): Entry => ({ of, ...figure })));
  return { name, text: csvText(COLUMNS, entries) };
}

const COLUMNS: ResultColumns<Entry> = [
  ['from_area', ({ of }) => of.fromAreas.join(';')],
  ['to_area', ({ of }) => of.toAreas.join(';')],
  ['rank', ({ of }) => of.rank],
  ['element', ({ of }) => of.pair?.element.id],
  ['contingency', ({ of }) => of.pair?.contingency?.id],
  ['section', ({ section }) => section],
  ['item', ({ item }) => item],
  ['name', ({ name }) => name],
  ['mw', ({ mw }) => mw],
  ['per_mw', ({ perMw }) => perMw],
  ['effect_mw', ({ effectMw }) => effectMw],
  ['cost_usd_per_mwh', ({ costUsdPerMwh }) => costUsdPerMwh],
  ['confidence', ({ trace }) => trace?.confidence],
  ['source_file', ({ trace }) => trace?.file],
  ['source_line', ({ trace }) => trace?.line],
  ['source_ids', ({ trace }) => trace?.sourceIds.join(';')],
];

function figuresOf({ pair, comparison }: CapacityExplanation): Figure[] {
  const published = comparison.figures.map(
    ({ id, mw, differenceMw, reason, trace }): Figure => ({
      section: 'published',
      item: id,
      name: reason?.en,
      mw,
      effectMw: differenceMw,
      trace,
    }),
  );
  return pair === undefined
    ? published
    : [...sumFigures(pair), ...loadingFigures(pair), ...reliefFigures(pair), ...published];
}

function sumFigures({ sum, element }: ExplainedPair): Figure[] {
  const section = 'sum';
  return [
    { section, item: 'base-flow', effectMw: sum.baseFlowMw },
    ...sum.pickups.map(
      ({ area, by, mw, perMw, effectMw }) =>
        ({
          section,
          item: by === 'units' ? `pick-up ${area}` : `demand ${area}`,
          mw,
          perMw,
          effectMw,
        }) as const,
    ),
    ...sum.lostBranches.map(
      ({ element, name, flowMw, factor, effectMw }) =>
        ({
          section,
          item: element,
          name,
          mw: flowMw,
          perMw: factor,
          effectMw,
        }) as const,
    ),
    ...(sum.rebuiltMw === 0 ? [] : [{ section, item: 'removal', effectMw: sum.rebuiltMw } as const]),
    {
      section,
      item: 'exchange',
      mw: sum.growthMw,
      perMw: sum.sensitivity,
      effectMw: sum.exchangeEffectMw,
      trace: element.trace,
    },
  ];
}

function loadingFigures({ loading, paths }: ExplainedPair): Figure[] {
  return [
    ...loading.areas.flatMap(({ area, netExportMw, internalMw, exchangeMw }): Figure[] => [
      { section: 'own-supply', item: area, effectMw: internalMw },
      { section: 'trade', item: area, mw: netExportMw, effectMw: exchangeMw },
    ]),
    ...loading.links.map(
      ({ link, name, linkMw, effectMw }): Figure => ({
        section: 'trade',
        item: link,
        name,
        mw: linkMw,
        effectMw,
      }),
    ),
    { section: 'own-supply', item: 'rest', effectMw: loading.restMw },
    ...paths.map(
      ({ element, name, share }): Figure => ({ section: 'path', item: element, name, perMw: share }),
    ),
  ];
}

function reliefFigures({ relief }: ExplainedPair): Figure[] {
  const moves = (['raise', 'lower'] as const).flatMap((section) =>
    relief[section].map(
      ({ unit, name, roomMw, perMw, reliefMw, costUsdPerMwh }): Figure => ({
        section,
        item: unit,
        name: name.en,
        mw: roomMw,
        perMw,
        effectMw: -reliefMw,
        costUsdPerMwh,
      }),
    ),
  );
  const upgrades = relief.upgrades.map(
    ({ id, title, thermalN1 }): Figure => ({
      section: 'upgrade',
      item: id,
      name: title.en,
      mw: thermalN1?.kind === 'limited' ? thermalN1.mw : undefined,
    }),
  );
  return [...moves, ...upgrades];
}
