/** A case of three buses in the plainest layout; fields can be replaced by other source text, or left out with ''. */
export function tinyCase(fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = { ...TINY, ...fields };
  const lines = Object.entries(all)
    .filter(([, source]) => source !== '')
    .map(([name, source]) => `mpc.${name} = ${source};`);
  return ['function mpc = tiny', ...lines, ''].join('\n');
}

export const TINY_BUS = `[
1 3 0 0 0 0 1 1 5 230 1 1.1 0.9
2 2 20 5 0 0 1 1 0 230 1 1.1 0.9
30 1 70 10 2 -3 2 1 0 115 1 1.1 0.9
]`;

export const TINY_BRANCH = `[
1 2 0.01 0.1 0.02 100 120 140 0 0 1 -360 360
2 30 0 0.2 0 0 0 0 0.98 -3 1 -30 40
30 2 0 0.25 0 50 0 0 1 0 0 0 0
]`;

const TINY: Readonly<Record<string, string>> = {
  version: "'2'",
  baseMVA: '50',
  bus: TINY_BUS,
  gen: `[
2 40 0 30 -30 1 100 1 80 10 0 0 0 0 0 0 0 0 0 0 0
1 10 0 30 -30 1 100 0 60 0 0 0 0 0 0 0 0 0 0 0 0
1 52 0 30 -30 1 100 1 90 0 0 0 0 0 0 0 0 0 0 0 0
]`,
  branch: TINY_BRANCH,
  gencost: `[
2 0 0 3 0.01 20 100 0
1 5 6 2 0 0 60 1200
2 0 0 2 30 0 0 0
]`,
};
