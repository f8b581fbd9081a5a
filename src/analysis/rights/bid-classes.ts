import type { RightBid, RightKind } from './right.ts';

/** Bids of one path, kind and price: to the auction they are one. */
export interface BidClass {
  /** Position among the distinct paths. */
  readonly path: number;
  readonly kind: RightKind;
  readonly priceUsdPerMw: number;
  readonly askedMw: number;
}

/** Gathers bids that nothing tells apart, so that the order in which they are written decides nothing. */
export function bidClasses(
  bids: readonly RightBid[],
  pathOf: readonly number[],
): { readonly classes: readonly BidClass[]; readonly classOf: readonly number[] } {
  const position = new Map<string, number>();
  const classes: BidClass[] = [];
  const classOf = bids.map(({ kind, askedMw, priceUsdPerMw }, i) => {
    const path = pathOf[i]!;
    const key = `${path} ${kind} ${priceUsdPerMw}`;
    const known = position.get(key) ?? classes.push({ path, kind, priceUsdPerMw, askedMw: 0 }) - 1;
    position.set(key, known);
    classes[known] = { ...classes[known]!, askedMw: classes[known]!.askedMw + askedMw };
    return known;
  });
  return { classes, classOf };
}
