import type { MarketDesign } from '../analysis/market/market-design.ts';
import type { Diagnostic, SourceSpan } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { type Text, text } from '../base/text.ts';
import { STANDARD_DESIGNS, USUAL_BASE, usualRegime } from '../study/market/standard-designs.ts';
import type { MarketRequest, MexicanRequest } from '../study/scenario.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { StudyEntry } from './scenario-schema.ts';
import type { WrittenStudy } from './scenario-studies.ts';

type MarketEntry = NonNullable<StudyEntry['market']>;
type MexicanEntry = NonNullable<MarketEntry['mexico']>;
type WrittenPrice = NonNullable<MexicanEntry['price']>;
type Quantity = number | string;

/** What a market study has that does not say otherwise, in the units of the names. */
const USUAL = {
  monitorFromKv: 230,
  overloadUsdPerMwh: 500,
  reserveShare: 0.05,
  // Less than demand that is not served, more than any fuel: reserve is kept before plants are saved.
  reserveShortageUsdPerMwh: 300,
  vollUsdPerMwh: 1000,
  // As small as can be: of equal dispatches the one that trades least.
  exchangeChargeUsdPerMwh: 0.01,
  slopeUsdPerMwhPerMw: 0,
  yearlyShare: 0.5,
  ownersLinkMw: 300,
  ownersLinkLossShare: 0.02,
  membershipMusd: 0,
} as const;

/** A market study with every default filled in; what is unknown in its lists is left out, and told by `marketFaults`. */
export async function marketRequest(
  entry: MarketEntry,
  path: string,
  read: ReadValue,
): Promise<MarketRequest> {
  const { designs, base } = designsOf(entry);
  const price = (key: 'overloadCost' | 'reserveCost' | 'voll' | 'exchangeCharge', limits: object) =>
    read(entry[key], `${path}.${key}`, 'energy-price', limits);
  const costs: MarketRequest['costs'][number][] = [];
  for (const [technology, written] of Object.entries(entry.costs ?? {})) {
    const usdPerMwh = await read(written, `${path}.costs.${technology}`, 'energy-price', { least: 0 });
    if (usdPerMwh !== undefined) costs.push({ technology, usdPerMwh });
  }
  return {
    kind: 'market',
    hours: entry.hours ?? 'representative',
    designs,
    base,
    hydrology: entry.hydrology ?? 'average',
    monitorFromKv:
      (await read(entry.monitorFrom, `${path}.monitorFrom`, 'voltage', { least: 0 })) ?? USUAL.monitorFromKv,
    // The operator's limits of borders count outages already; many inner pairs of the grid no dispatch can hold.
    contingencies: entry.contingencies ?? 'none',
    operatingLimits: entry.operatingLimits ?? true,
    overloadUsdPerMwh: (await price('overloadCost', { above: 0 })) ?? USUAL.overloadUsdPerMwh,
    reserveShare:
      (await read(entry.reserve, `${path}.reserve`, 'ratio', { least: 0, below: 1 })) ?? USUAL.reserveShare,
    reserveShortageUsdPerMwh: (await price('reserveCost', { above: 0 })) ?? USUAL.reserveShortageUsdPerMwh,
    vollUsdPerMwh: (await price('voll', { above: 0 })) ?? USUAL.vollUsdPerMwh,
    exchangeChargeUsdPerMwh: (await price('exchangeCharge', { least: 0 })) ?? USUAL.exchangeChargeUsdPerMwh,
    losses: entry.losses ?? 'none',
    costs,
    mexico: await mexicanRequest(entry.mexico ?? {}, `${path}.mexico`, read),
    limitChanges: [],
  };
}

async function mexicanRequest(entry: MexicanEntry, path: string, read: ReadValue): Promise<MexicanRequest> {
  const power = (written: Quantity | undefined, key: string) =>
    read(written, `${path}.${key}`, 'active-power', { least: 0 });
  const { capacity } = entry;
  const both = typeof capacity === 'object' ? undefined : await power(capacity, 'capacity');
  const oneWay = async (way: 'import' | 'export') =>
    typeof capacity === 'object' ? await power(capacity[way], `capacity.${way}`) : both;
  const share = { least: 0, most: 1 };
  const link = entry.link ?? {};
  return {
    priceUsdPerMwh:
      entry.price === undefined ? undefined : await pricesOf(entry.price, `${path}.price`, read),
    slopeUsdPerMwhPerMw:
      (await read(entry.slope, `${path}.slope`, 'price-slope', { least: 0 })) ?? USUAL.slopeUsdPerMwhPerMw,
    contractMw: await power(entry.contract, 'contract'),
    contractPriceUsdPerMwh: await read(entry.contractPrice, `${path}.contractPrice`, 'energy-price', {
      least: 0,
    }),
    importMw: await oneWay('import'),
    exportMw: await oneWay('export'),
    yearlyShare: (await read(entry.yearlyShare, `${path}.yearlyShare`, 'ratio', share)) ?? USUAL.yearlyShare,
    ownersLink: {
      capacityMw: (await power(link.capacity, 'link.capacity')) ?? USUAL.ownersLinkMw,
      lossShare:
        (await read(link.loss, `${path}.link.loss`, 'ratio', { least: 0, below: 1 })) ??
        USUAL.ownersLinkLossShare,
    },
    membershipMusd:
      (await read(entry.memberCost, `${path}.memberCost`, 'money', { least: 0 })) ?? USUAL.membershipMusd,
  };
}

async function pricesOf(
  written: WrittenPrice,
  path: string,
  read: ReadValue,
): Promise<NonNullable<MexicanRequest['priceUsdPerMwh']>> {
  const day = async (prices: Quantity | readonly Quantity[], at: string): Promise<number[]> => {
    const list = typeof prices === 'object' ? prices : [prices];
    const values: number[] = [];
    for (const [position, price] of list.entries()) {
      const place = list === prices ? `${at}.${position}` : at;
      values.push((await read(price, place, 'energy-price', { least: 0 })) ?? 0);
    }
    return list === prices ? values : new Array<number>(24).fill(values[0]!);
  };
  if (typeof written === 'object' && 'dry' in written) {
    return { dry: await day(written.dry, `${path}.dry`), wet: await day(written.wet, `${path}.wet`) };
  }
  const prices = await day(written, path);
  return { dry: prices, wet: prices };
}

function designsOf({ designs: written = 'all', base }: MarketEntry): Pick<MarketRequest, 'designs' | 'base'> {
  const designs = written === 'all' ? STANDARD_DESIGNS : written.flatMap(designOf);
  const usual = designs.find(({ id }) => id === USUAL_BASE) ?? designs[0];
  return { designs, base: base ?? usual?.id ?? USUAL_BASE };
}

type WrittenDesign = Exclude<NonNullable<MarketEntry['designs']>, 'all'>[number];

function designOf(written: WrittenDesign): readonly MarketDesign[] {
  if (typeof written === 'string') return STANDARD_DESIGNS.filter(({ id }) => id === written);
  const { id, mexico, region } = written;
  return [{ id, region: region ?? usualRegime(mexico), mexico }];
}

/** Designs that nobody knows, that stand in the list twice, and a base that is not among them. */
export function marketFaults(
  written: readonly WrittenStudy[],
  spans: ReadonlyMap<string, SourceSpan>,
): Diagnostic[] {
  return written.flatMap(writtenMarkets).flatMap(({ path, designs = 'all', base }) => {
    const list = designs === 'all' ? [] : designs;
    const ids = designs === 'all' ? STANDARD_DESIGNS.map(({ id }) => id) : list.map(idOf);
    const wrong = list.flatMap((design, position) => {
      const id = idOf(design);
      const at = spans.get(`${path}.designs.${position}`) ?? spans.get(`${path}.designs`)!;
      if (typeof design === 'string' && designOf(design).length === 0) return [unknownDesign(id, at)];
      if (ids.indexOf(id) === position) return [];
      const message = text(`\`${id}\` is in the list already`, `\`${id}\` ya está en la lista`);
      return [fault('REPEATED_ENTRY', message, at)];
    });
    if (base === undefined || ids.includes(base)) return wrong;
    return [...wrong, baseNotAsked(base, ids, spans.get(`${path}.base`)!)];
  });
}

/** Market years that are asked for by themselves, and for what works save. */
function writtenMarkets({ path, entry: { market, upgradeOptions } }: WrittenStudy) {
  const savings = upgradeOptions?.savings;
  return [
    ...(market === undefined ? [] : [{ ...market, path: `${path}.market` }]),
    ...(savings === undefined
      ? []
      : [{ base: undefined, ...savings, path: `${path}.upgradeOptions.savings` }]),
  ];
}

function idOf(design: WrittenDesign): string {
  return typeof design === 'string' ? design : design.id;
}

function unknownDesign(id: string, place: SourceSpan): Diagnostic {
  const known = STANDARD_DESIGNS.map((design) => design.id);
  const near = nearestName(id, known);
  return {
    ...fault(
      'UNKNOWN_DESIGN',
      text(
        `there is no market design \`${id}\`; there are ${known.join(', ')}`,
        `no existe el diseño de mercado \`${id}\`; existen ${known.join(', ')}`,
      ),
      place,
    ),
    hint:
      near === undefined
        ? text(
            'one of your own is written out: `{ id: mine, region: integrated, mexico: contracts }`',
            'uno propio se escribe entero: `{ id: mio, region: integrated, mexico: contracts }`',
          )
        : text(`did you mean \`${near}\`?`, `¿quiso decir \`${near}\`?`),
  };
}

function baseNotAsked(base: string, ids: readonly string[], place: SourceSpan): Diagnostic {
  const near = nearestName(base, ids);
  const message = text(
    `the base \`${base}\` is not among the designs`,
    `la base \`${base}\` no está entre los diseños`,
  );
  return {
    ...fault('BASE_NOT_AMONG_DESIGNS', message, place),
    hint:
      near === undefined
        ? text(`they are ${ids.join(', ')}`, `son ${ids.join(', ')}`)
        : text(`did you mean \`${near}\`?`, `¿quiso decir \`${near}\`?`),
  };
}

function fault(code: string, message: Text, place: SourceSpan): Diagnostic {
  return { code, severity: 'error', message, ...place };
}
