/** Milliseconds that a task on a case is meant to take at most, by `case | task`. */
const TARGETS_MS: Readonly<Record<string, number>> = {
  'case118 | flow': 0.04,
  'case2869pegase | flow': 1.9,
  'case9241pegase | flow': 7,
  'case_ACTIVSg10k | flow': 6.5,
  'synthetic 70,000 | flow': 50,
  'case9241pegase | solve 100, in lanes': 2.5,
  'case118 | N-1 worst': 0.2,
  'case2869pegase | N-1 worst': 25,
  'case9241pegase | N-1 worst': 200,
  'case_ACTIVSg10k | N-1 worst': 100,
  'synthetic 70,000 | N-1 worst': 6000,
  'SIEPAC 2017 | one flow, from tables': 0.1,
  'SIEPAC 2017 | N-1 worst, branches, from tables': 0.3,
  'SIEPAC 2017 | all borders, N and N-1': 5,
  'SIEPAC 2017 | 8,760 hours of flows': 20,
  'SIEPAC 2017 | 8,760 hours, each with full N-1': 600,
  'SIEPAC 2017, full matrix | study, headroom keys': 50,
  'SIEPAC 2017, full matrix | study, merit-order keys': 50,
  // 1,000 samples in 5 s on two cores.
  'SIEPAC 2017, full matrix | 25 samples': 250,
  // On two cores: 20 s, 3 min, and 5 min for all 365 days.
  'SIEPAC 2017, market blocks | block of 48 hours, N': 3000,
  'SIEPAC 2017, market blocks | block of 48 hours, N-1': 3000,
  'SIEPAC 2017, market year | one design, representative hours': 40_000,
  'SIEPAC 2017, market year | all designs, representative hours': 360_000,
  'SIEPAC 2017, market year | one design, 12 of 365 days': Math.round((600_000 * 12) / 365),
  'SIEPAC 2017, what-if step | grid kept': 16,
  // On two cores: 5 s; 64 sets of 200 samples in 60 s.
  'SIEPAC 2026, upgrade options | each alone and last, six conditions': 10_000,
  'SIEPAC 2026, upgrade options | 50 samples of one set': Math.round((120_000 * 50) / (64 * 200)),
  'case118 | OPF': 35,
  'case_ACTIVSg10k | OPF, quadratic costs': 4100,
  'case_ACTIVSg10k | OPF, linear costs': 1500,
};

export function targetMs(name: string, task: string): number | undefined {
  return TARGETS_MS[`${name} | ${task}`];
}
