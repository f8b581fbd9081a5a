/**
 * Bundles the command line, libraries included, so that it starts at once: `dist/cli.js` holds what help needs, and
 * each command its own chunk. HiGHS stays outside: it loads its WebAssembly from its own folder.
 */
export default {
  input: { cli: 'src/cli/main.ts', 'run-worker': 'src/cli/run-worker.ts' },
  platform: 'node',
  external: ['highs'],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
  },
};
