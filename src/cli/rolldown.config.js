/** Bundles the command line into one file, so that it starts at once. Libraries stay outside. */
export default {
  input: 'dist/cli/main.js',
  platform: 'node',
  external: [/^[^./]/],
  output: { file: 'dist/cli.js', format: 'esm', banner: '' },
};
