/** Bundles the bench and the engine's sources into one file for Node. Libraries stay outside. */
export default {
  input: 'bench/engine.ts',
  platform: 'node',
  external: [/^[^./]/],
  output: { file: 'out/bench/engine.js', format: 'esm' },
};
