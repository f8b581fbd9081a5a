import { text } from '../../base/text.ts';
import type { SetResult, SetSaving, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { designWords } from '../market/market-words.ts';
import { formatNumber } from '../number-format.ts';
import { type Cell, say, type Table, type TableRow } from '../report-model.ts';
import { setTitle } from './upgrade-set-words.ts';

/** What each option saves in a market year alone, and all together, under each design; by the first one. */
export function savingsTable(result: UpgradesResult): Table {
  const shown = result.sets.filter((set) => set.options.length === 1 || set === result.sets[result.fullSet]);
  const answered = shown.flatMap((set) =>
    set.savings?.kind === 'answered' ? [{ set, designs: set.savings.designs }] : [],
  );
  const ranked = answered.toSorted((a, b) => b.designs[0]!.savedMusd - a.designs[0]!.savedMusd);
  return {
    id: 'upgrade-savings',
    title: CATALOGUE.savingsTitle,
    columns: [
      left(CATALOGUE.portfolio),
      left(CATALOGUE.marketDesign),
      right(CATALOGUE.savedMusd),
      right(CATALOGUE.savedPerCost),
      right(CATALOGUE.rentChangeMusd),
      right(CATALOGUE.hoursAtLimit),
      right(CATALOGUE.tradeChangeGwh),
      right(CATALOGUE.co2ChangeKt),
      right(CATALOGUE.unservedGwh),
    ],
    rows: ranked.flatMap(({ set, designs }) =>
      designs.map((saving, d) => savingRow(result, set, saving, d === 0)),
    ),
    notes: [...notesOf(result), ...unansweredNotes(result, shown)],
  };
}

function savingRow(result: UpgradesResult, set: SetResult, saving: SetSaving, isFirst: boolean): TableRow {
  const { design, savedMusd, rentMusd, atLimitH, tradeGwh, co2Kt, unservedGwh } = saving;
  const costMusd = set.unpriced.length > 0 ? undefined : set.costMusd?.base;
  return {
    cells: [
      textCell(isFirst ? setTitle(result, set) : '', 'strong'),
      textCell(designWords({ id: design })),
      numberCell(savedMusd, 1, toneOf(savedMusd)),
      numberCell(costMusd === undefined || costMusd === 0 ? undefined : (100 * savedMusd) / costMusd, 0),
      numberCell(rentMusd, 1),
      numberCell(atLimitH, 0),
      numberCell(tradeGwh, 0),
      numberCell(co2Kt, 0),
      numberCell(unservedGwh, 1),
    ],
    details: [splitCell(saving)],
  };
}

/** A change that rounds to nothing is neither good nor bad. */
function toneOf(musd: number): 'good' | 'bad' | undefined {
  if (Math.abs(musd) < 0.05) return undefined;
  return musd < 0 ? 'bad' : 'good';
}

function splitCell({ byArea, otherMusd }: SetSaving): Cell {
  const areas = byArea.map(({ area, musd }) => `${area} ${formatNumber(musd, 1)}`).join(', ');
  const other = formatNumber(otherMusd, 1);
  return textCell(text(`for ${areas}; no country ${other}`, `para ${areas}; ningún país ${other}`), 'muted');
}

function notesOf({ savings }: UpgradesResult): Cell[] {
  const limits =
    savings?.limits === 'held'
      ? text(
          'Published operating limits are held as they are, whatever is built.',
          'Los límites operativos publicados se mantienen, se construya lo que se construya.',
        )
      : text(
          'A published operating limit is moved by what the works add to the transfer capacity of the model in the same season and demand period, or take from it, and never below zero: the operator would find it anew.',
          'Un límite operativo publicado se mueve según lo que las obras agregan a la capacidad de transferencia del modelo en la misma época y demanda, o le quitan, y nunca bajo cero: el operador lo calcularía de nuevo.',
        );
  return [
    text(
      'Changes of a market year against the same year without works: total cost saved (generation, energy not served, trade with Mexico), its share of the investment, congestion rent, hours at a limit added up over all borders, trade, CO₂ of all areas, energy not served.',
      'Cambios de un año de mercado frente al mismo año sin obras: costo total ahorrado (generación, energía no servida, comercio con México), su parte de la inversión, renta de congestión, horas en el límite sumadas sobre todas las fronteras, comercio, CO₂ de todas las áreas, energía no servida.',
    ),
    limits,
    text(
      'One cost for each technology and country, and dispatches of equal cost: savings of a few tenths of a million are within the noise of the data.',
      'Un costo por tecnología y país, y despachos de igual costo: ahorros de unas décimas de millón están dentro del ruido de los datos.',
    ),
  ].map((note) => textCell(note, 'muted'));
}

function unansweredNotes(result: UpgradesResult, shown: readonly SetResult[]): Cell[] {
  return shown.flatMap((set) => {
    if (set.savings?.kind !== 'no-answer') return [];
    const title = setTitle(result, set);
    const { reason } = set.savings;
    return [
      textCell(
        text(
          `No market year with ${say(title, 'en')}: ${reason.en}`,
          `Sin año de mercado con ${say(title, 'es')}: ${reason.es}`,
        ),
        'warn',
      ),
    ];
  });
}
