/** Bundles each bench and the sources it measures for Node. Libraries stay outside. */
export default {
  input: { engine: 'bench/engine.ts', process: 'bench/process.ts', page: 'bench/page.ts' },
  platform: 'node',
  external: [/^[^./]/],
  output: { dir: 'out/bench', format: 'esm', entryFileNames: '[name].js' },
};
