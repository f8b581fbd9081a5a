/**
 * Random numbers by name: the number of a name in a sample depends on the seed, the name and the number of the sample,
 * and on nothing else. Whatever else is drawn, and in what order, the same name has the same number, so that two grids
 * that share a line share its error (common random numbers).
 */
export interface RandomKey {
  readonly low: number;
  readonly high: number;
}

/** Two independent 32-bit hashes of a text (FNV-1a, mixed). Cost: its length. */
export function randomKey(name: string): RandomKey {
  return { low: hashed(name, 0x811c9dc5), high: hashed(name, 0x2d358dcc) };
}

function hashed(name: string, start: number): number {
  let hash = start;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Uniform in [0, 1), 32 bits. Cost: four rounds of mixing. */
export function keyedUniform({ low, high }: RandomKey, seed: number, sample: number): number {
  const ofSeed = mixed(seed ^ low);
  const ofSample = mixed(Math.imul(sample + 1, 0x9e3779b1) ^ high);
  return (mixed(mixed(ofSeed ^ ofSample) + high) >>> 0) / 0x1_0000_0000;
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit of the word. */
function mixed(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
