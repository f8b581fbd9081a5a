import { chmodSync } from 'node:fs';

/** `npx` may run the file as it stands, so it must be executable wherever it was built. */
const executable = {
  name: 'executable',
  writeBundle: () => chmodSync('dist/cli.js', 0o755),
};

/**
 * Bundles the command line, libraries included, so that it starts at once: `dist/cli.js` holds what help needs, and
 * each command its own chunk. HiGHS stays outside: it loads its WebAssembly from its own folder.
 */
export default {
  input: { cli: 'src/cli/main.ts', 'run-worker': 'src/cli/run-worker.ts' },
  platform: 'node',
  external: ['highs'],
  plugins: [executable],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
  },
};
