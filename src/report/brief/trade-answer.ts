import { joinedTexts, type Text, text } from '../../base/text.ts';
import type { BindingLayer, CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { formatNumber } from '../number-format.ts';
import { say } from '../report-model.ts';
import { conditionWords } from '../run-report.ts';

/** What can be traded, beside what was designed and what the operator publishes, and who or what limits it. */
export function tradeAnswer(rows: readonly CapacityRow[], { scenario, areas }: ScenarioResult): Text {
  const moment = conditionWords(scenario);
  const sentences = [roomWords(rows), ...referenceWords(rows), ...limitWords(rows, areas)];
  const { en, es } = joinedTexts(sentences, ' ');
  return text(`Trade in ${say(moment, 'en')}: ${en}`, `Intercambio en ${say(moment, 'es')}: ${es}`);
}

/** Nothing can be traded where the figure is printed as zero or less. */
function roomWords(rows: readonly CapacityRow[]): Text {
  const open = rows.flatMap(({ ttcMw }) => (ttcMw !== undefined && Math.round(ttcMw) > 0 ? [ttcMw] : []));
  const unlimited = rows.filter(({ ttcMw }) => ttcMw === undefined).length;
  const closed = rows.length - open.length - unlimited;
  const range = rangeWords(open);
  const told = listWords([
    ...countWords(open.length, {
      one: text(`can securely take ${range.en} MW`, `admite con seguridad ${range.es} MW`),
      many: text(`can securely take ${range.en} MW`, `admiten con seguridad ${range.es} MW`),
    }),
    ...countWords(closed, {
      one: text('can take nothing', 'no admite nada'),
      many: text('can take nothing', 'no admiten nada'),
    }),
    ...countWords(unlimited, {
      one: text('has no limit found', 'no tiene límite hallado'),
      many: text('have no limit found', 'no tienen límite hallado'),
    }),
  ]);
  return text(
    `of ${rows.length} directions over borders, ${told.en}.`,
    `de ${rows.length} sentidos de frontera, ${told.es}.`,
  );
}

function countWords(count: number, { one, many }: { readonly one: Text; readonly many: Text }): Text[] {
  const { en, es } = count === 1 ? one : many;
  return count === 0 ? [] : [text(`${count} ${en}`, `${count} ${es}`)];
}

/** What the line was made for, as most directions have it, and what the operator allows. */
function referenceWords(rows: readonly CapacityRow[]): Text[] {
  const designs = rows.flatMap(({ otherPublished }) =>
    otherPublished.filter(({ kind }) => kind === 'design').map(({ mw }) => mw),
  );
  const published = rows.flatMap(({ operating }) => operating?.mw ?? []);
  const [design] = counted(designs);
  const range = rangeWords(published);
  const parts = [
    ...(design === undefined
      ? []
      : [
          text(
            `the design was ${formatNumber(design[0], 0)} MW (in ${design[1]} of them)`,
            `el diseño era de ${formatNumber(design[0], 0)} MW (en ${design[1]} de ellos)`,
          ),
        ]),
    ...(published.length === 0
      ? []
      : [
          text(
            `the limits that the operator publishes are ${range.en} MW`,
            `los límites que publica el operador son ${range.es} MW`,
          ),
        ]),
  ];
  return parts.length === 0 ? [] : [sentence(listWords(parts))];
}

/** Countries by how many directions their elements limit, then the other reasons. */
function limitWords(rows: readonly CapacityRow[], areas: ScenarioResult['areas']): Text[] {
  const thermal = rows.filter(({ bindingLayer, pairs }) => THERMAL.has(bindingLayer) && pairs.length > 0);
  const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? text(id, id);
  const holders = counted(thermal.map(({ pairs }) => pairs[0]!.areas.join())).map(([ids, count]) => {
    const { en, es } = joinedTexts(ids.split(',').map(nameOf), '–');
    return text(`${en} (${count})`, `${es} (${count})`);
  });
  const where = listWords(holders);
  const when = whenWords(thermal);
  const others = Object.entries(OTHER_LIMITS).flatMap(([layer, words]) => {
    const count = rows.filter(({ bindingLayer }) => bindingLayer === layer).length;
    return count === 0 ? [] : [text(`${words.en} (${count})`, `${words.es} (${count})`)];
  });
  const parts = [
    ...(holders.length === 0
      ? []
      : [
          text(
            `lines and transformers of ${where.en} ${when.en}`,
            `líneas y transformadores de ${where.es} ${when.es}`,
          ),
        ]),
    ...others,
  ];
  if (parts.length === 0) return [];
  const { en, es } = joinedTexts(parts, '; ');
  return [
    text(`What limits, and in how many directions: ${en}.`, `Qué limita, y en cuántos sentidos: ${es}.`),
  ];
}

const THERMAL: ReadonlySet<BindingLayer> = new Set(['thermal-n', 'thermal-n-1']);

const OTHER_LIMITS: Readonly<Partial<Record<BindingLayer, Text>>> = {
  operating: text("the operator's limit", 'el límite del operador'),
  crossed: text(
    "the operator's limit of a border on the way",
    'el límite del operador en una frontera del camino',
  ),
  resources: text('plants that can move run out', 'se agotan las plantas que pueden moverse'),
};

function whenWords(thermal: readonly CapacityRow[]): Text {
  const afterLoss = thermal.filter(({ bindingLayer }) => bindingLayer === 'thermal-n-1').length;
  if (afterLoss === thermal.length) return text('when another element fails', 'cuando falla otro elemento');
  if (afterLoss === 0) return text('with nothing out', 'con la red completa');
  return text(
    'with nothing out or when another element fails',
    'con la red completa o cuando falla otro elemento',
  );
}

/** Values with how often they come, the most frequent first. */
function counted<T>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

function rangeWords(figures: readonly number[]): Text {
  const [least, most] = [Math.min(...figures), Math.max(...figures)].map((mw) => formatNumber(mw, 0));
  return least === most ? text(`${least}`, `${least}`) : text(`${least} to ${most}`, `de ${least} a ${most}`);
}

/** `a, b and c`. */
function listWords(parts: readonly Text[]): Text {
  return text(
    listFormats.en.format(parts.map(({ en }) => en)),
    listFormats.es.format(parts.map(({ es }) => es)),
  );
}

const listFormats = { en: new Intl.ListFormat('en-GB'), es: new Intl.ListFormat('es') };

function sentence({ en, es }: Text): Text {
  const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  return text(capital(en), capital(es));
}
