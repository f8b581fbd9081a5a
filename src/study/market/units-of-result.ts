export const gwh = (mwh: number): number => mwh / 1e3;
export const musd = (usd: number): number => usd / 1e6;
export const kt = (t: number): number => t / 1e3;
