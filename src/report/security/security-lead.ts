import { type Text, text } from '../../base/text.ts';
import { isMultiple } from '../../grid/network.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { formatNumber } from '../number-format.ts';
import { pairWay } from '../vocabulary.ts';

/** The answer before the tables: which limits decide, what they hold back, the worst outage, what comes apart. */
export function securityLead(result: ScenarioResult): Text[] {
  return [...limitWords(result), ...outageWords(result), ...lossWords(result)];
}

function limitWords({ security }: ScenarioResult): Text[] {
  if (security === undefined) return [];
  const acting = security.limits.filter(({ acts }) => acts);
  if (acting.length === 0) {
    return [
      text(
        'No operating limit is published for this moment: what stands as capacity is thermal, and nothing here speaks of voltage or stability.',
        'No hay límite operativo publicado para este momento: lo que figura como capacidad es térmico, y nada aquí habla de tensión ni de estabilidad.',
      ),
    ];
  }
  const deciding = acting.filter(({ binds }) => binds.length > 0);
  const ways = [...new Set(deciding.flatMap(({ binds }) => binds.map(pairWay)))];
  const below = acting.filter(({ beyondMw }) => (beyondMw ?? 0) > 0).length;
  const over = acting.filter(({ beyondMw }) => beyondMw !== undefined && beyondMw <= 0).length;
  const told = ways.join(', ');
  const decides =
    ways.length === 0
      ? text('None of them decides a capacity.', 'Ninguno decide una capacidad.')
      : text(`The capacity of ${told} is such a limit.`, `La capacidad de ${told} es un límite así.`);
  return [
    text(
      `Operating limits entered by hand for this moment: ${acting.length}. ${decides.en} Below our thermal N-1 figure: ${below}. At it or above, where our own figure is the lower one: ${over}.`,
      `Límites operativos ingresados a mano para este momento: ${acting.length}. ${decides.es} Por debajo de nuestra cifra térmica N-1: ${below}. En ella o por encima, donde la menor es la nuestra: ${over}.`,
    ),
  ];
}

function outageWords({ security }: ScenarioResult): Text[] {
  const singles = (security?.outages ?? []).filter(({ kind }) => !isMultiple(kind));
  const [worst] = singles;
  if (worst === undefined) return [];
  const after = formatNumber(worst.loadingAfterPct, 0);
  return [
    text(
      `Single outages that overload an element, or add to one that is overloaded: ${singles.length}; the worst, the loss of ${worst.name.en}, leaves ${worst.elementName} at ${after} %.`,
      `Contingencias simples que sobrecargan un elemento, o suman a uno ya sobrecargado: ${singles.length}; la peor, la pérdida de ${worst.name.es}, deja ${worst.elementName} en ${after} %.`,
    ),
  ];
}

function lossWords({ loading }: ScenarioResult): Text[] {
  const all = loading?.contingencies ?? [];
  const splitting = all.filter(({ splits }) => splits);
  if (splitting.length === 0) return [];
  const worst = splitting.reduce((most, each) => (each.shedMw > most.shedMw ? each : most));
  const mw = formatNumber(worst.shedMw, 0);
  return [
    text(
      `Outages that split the grid: ${splitting.length}; the largest loss of demand is ${mw} MW (${worst.name.en}).`,
      `Contingencias que separan la red: ${splitting.length}; la mayor pérdida de demanda es de ${mw} MW (${worst.name.es}).`,
    ),
  ];
}
