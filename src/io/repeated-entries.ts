import type { Diagnostic, SourceSpan } from '../base/diagnostics.ts';
import { type Text, text } from '../base/text.ts';
import type { AreaPair } from '../study/scenario.ts';
import { areaPair } from './area-pair.ts';
import { type WrittenStudy, writtenConditions } from './scenario-studies.ts';

type Spans = ReadonlyMap<string, SourceSpan>;

/** Entries of a study's lists that say what an earlier one says already, each where it stands. */
export function repeatedEntries(written: readonly WrittenStudy[], spans: Spans): Diagnostic[] {
  return written.flatMap(({ path, entry }) => {
    const { options, portfolios = [], group } = entry.upgradeOptions ?? {};
    const own = `${path}.upgradeOptions`;
    return [
      ...repeatedIn(bordersOf(entry.capacity?.borders), `${path}.capacity.borders`, spans),
      ...repeatedIn(bordersOf(entry.optimised?.borders), `${path}.optimised.borders`, spans),
      ...writtenConditions({ path, entry }).flatMap((asked) => [
        ...repeatedIn(asked.conditions.seasons, `${asked.path}.seasons`, spans),
        ...repeatedIn(asked.conditions.demand, `${asked.path}.demand`, spans),
        ...repeatedIn(asked.conditions.months, `${asked.path}.months`, spans),
      ]),
      ...repeatedIn(options?.map(optionId), `${own}.options`, spans),
      ...repeatedIn(group, `${own}.group`, spans),
      ...portfolios.flatMap((ids, k) => repeatedIn(ids, `${own}.portfolios.${k}`, spans)),
      ...sameRightIds(entry, `${path}.rights`, spans),
      ...sameExchange(entry.joint?.exchanges, `${path}.joint.exchanges.1`, spans),
    ];
  });
}

function repeatedIn(list: readonly (string | number)[] = [], path: string, spans: Spans): Diagnostic[] {
  return list.flatMap((entry, position) =>
    list.indexOf(entry) === position
      ? []
      : [
          fault(
            'REPEATED_ENTRY',
            text(`\`${entry}\` is in the list already`, `\`${entry}\` ya está en la lista`),
            spans.get(`${path}.${position}`)!,
          ),
        ],
  );
}

function optionId(option: string | { readonly id: string }): string {
  return typeof option === 'string' ? option : option.id;
}

function bordersOf(borders: string | readonly string[] = []): string[] {
  return typeof borders === 'string' ? [] : borders.map((border) => arrow(areaPair(border)));
}

/** The areas of a side in one order, so that `GT->SV+HN` is `GT->HN+SV`. */
function arrow({ from, to }: AreaPair): string {
  return `${from.toSorted().join('+')}->${to.toSorted().join('+')}`;
}

/** Rights and bids are told apart by their ids. */
function sameRightIds({ rights }: WrittenStudy['entry'], path: string, spans: Spans): Diagnostic[] {
  const named = (['held', 'bids'] as const).flatMap((list) =>
    (rights?.[list] ?? []).flatMap(({ id }, i) => (id === undefined ? [] : [{ id, at: `${list}.${i}` }])),
  );
  return named.flatMap(({ id, at }, i) => {
    if (named.findIndex((other) => other.id === id) === i) return [];
    const message = text(`\`${id}\` is the id of another right`, `\`${id}\` es el id de otro derecho`);
    return [fault('REPEATED_ENTRY', message, spans.get(`${path}.${at}.id`)!)];
  });
}

/** Two sizes of one and the same exchange span no region. */
function sameExchange(exchanges: readonly string[] = [], path: string, spans: Spans): Diagnostic[] {
  const [first, second] = exchanges.map(areaPair);
  if (first === undefined || second === undefined) return [];
  const isSame = arrow(first) === arrow(second);
  if (!isSame && arrow(first) !== arrow({ from: second.to, to: second.from })) return [];
  const message = isSame
    ? text('both exchanges are the same', 'ambos intercambios son el mismo')
    : text('one exchange is the other backwards', 'un intercambio es el otro en sentido contrario');
  const hint = text(
    'a joint region is of two different exchanges: `[MX->GT, GT->SV]`',
    'una región conjunta es de dos intercambios distintos: `[MX->GT, GT->SV]`',
  );
  return [{ ...fault('SAME_EXCHANGE', message, spans.get(path)!), hint }];
}

function fault(code: string, message: Text, place: SourceSpan): Diagnostic {
  return { code, severity: 'error', message, ...place };
}
