import { joinedTexts, type Text, text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { formatNumber } from '../report/number-format.ts';
import { demandWords, directionWords, SEASON_WORDS } from '../report/vocabulary.ts';
import { demandText, type WhatIfState } from './what-if-state.ts';

/** What the reader has changed, in a sentence that goes to print with the map: nothing, where nothing was. */
export function changeWords(
  { choices }: WhatIfState,
  { choices: first }: WhatIfState,
  { upgrades }: Dataset,
  names: ReadonlyMap<string, string>,
): Text {
  const parts: Text[] = [];
  if (choices.season !== first.season) parts.push(SEASON_WORDS[choices.season]);
  if (demandText(choices.demand) !== demandText(first.demand)) {
    const words = demandWords(demandText(choices.demand));
    parts.push(typeof words === 'string' ? text(words, words) : words);
  }
  if (choices.demandFactor !== first.demandFactor) {
    const percent = formatNumber(100 * choices.demandFactor, 0);
    parts.push(text(`demand of the year ${percent} %`, `demanda del año ${percent} %`));
  }
  choices.exchanges.forEach(({ from, to, powerMw }, i) => {
    if (powerMw === first.exchanges[i]!.powerMw) return;
    const words = `${directionWords([from], [to])} ${formatNumber(powerMw, 0)} MW`;
    parts.push(text(words, words));
  });
  if (choices.upgrades.join(' ') !== first.upgrades.join(' ')) {
    const chosen = choices.upgrades.flatMap((id) => upgrades.find((row) => row.id === id) ?? []);
    const [en, es] = [chosen.map((row) => row.nameEn), chosen.map((row) => row.nameEs)];
    parts.push(
      chosen.length === 0
        ? text('no upgrades', 'sin refuerzos')
        : text(`upgrades: ${en.join(', ')}`, `refuerzos: ${es.join(', ')}`),
    );
  }
  if (choices.outages.join(' ') !== first.outages.join(' ')) {
    const out = choices.outages.map((id) => names.get(id) ?? id).join(', ');
    parts.push(
      out === ''
        ? text('everything in service', 'todo en servicio')
        : text(`out of service: ${out}`, `fuera de servicio: ${out}`),
    );
  }
  if (parts.length === 0) {
    return text('Nothing changed: as it was run.', 'Nada cambiado: tal como se calculó.');
  }
  const { en, es } = joinedTexts(parts, '; ');
  return text(`Changed: ${en}.`, `Cambiado: ${es}.`);
}
