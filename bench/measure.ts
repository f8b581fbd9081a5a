import process from 'node:process';

/** Processor time (user and system) of one call, milliseconds: other work on the machine disturbs it less than the clock. */
export interface Measurement {
  readonly medianMs: number;
  readonly leastMs: number;
  readonly calls: number;
}

const SAMPLES = 7;
const WARM_UP_MS = 700;
const SAMPLE_MS = 60;

/**
 * Median over seven samples after a warm-up, each of as many calls as fill 60 ms. A call that takes longer than that is
 * a sample of its own.
 */
export function measure(call: () => void): Measurement {
  let warmUpCalls = 0;
  const warmUpStart = processorMs();
  do {
    call();
    warmUpCalls++;
  } while (processorMs() < warmUpStart + WARM_UP_MS);
  const perCall = Math.max(1e-4, (processorMs() - warmUpStart) / warmUpCalls);
  const calls = Math.max(1, Math.round(SAMPLE_MS / perCall));
  const samples: number[] = [];
  for (let s = 0; s < SAMPLES; s++) {
    const start = processorMs();
    for (let i = 0; i < calls; i++) call();
    samples.push((processorMs() - start) / calls);
  }
  samples.sort((a, b) => a - b);
  return { medianMs: samples[SAMPLES >> 1]!, leastMs: samples[0]!, calls: calls * SAMPLES };
}

/** One call, for what is too slow to repeat. */
export function measureOnce(call: () => void): Measurement {
  const start = processorMs();
  call();
  const medianMs = processorMs() - start;
  return { medianMs, leastMs: medianMs, calls: 1 };
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
