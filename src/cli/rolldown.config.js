import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npx` may run the file as it stands, so it must be executable wherever it was built. */
const executable = {
  name: 'executable',
  writeBundle: () => chmodSync('dist/cli.cjs', 0o755),
};

const TEXT_WIDTH = JSON.stringify(fileURLToPath(new URL('../report/text-width.ts', import.meta.url)));

/**
 * The parser lays out its help with packages that know emoji, East Asian and coloured text, and that take half the
 * time of `--help` to get ready. Its texts have none of these, so the measures of our tables stand in.
 */
const STAND_INS = {
  'string-width': `export { displayWidth as default } from ${TEXT_WIDTH};`,
  'strip-ansi': 'export default (text) => text;',
  'wrap-ansi': `import { wrapWords } from ${TEXT_WIDTH};
    export default (text, width) => text.split('\\n').flatMap((line) => wrapWords(line, width)).join('\\n');`,
};

const plainHelpLayout = {
  name: 'plain-help-layout',
  resolveId: (id) => (id in STAND_INS ? `\0${id}` : undefined),
  load: (id) => STAND_INS[id.slice(1)],
};

const inPackages = (file) => fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url));

/**
 * For Node these packages give CommonJS, which a bundle can only keep whole and run piece by piece; of the same code as
 * ES modules it keeps what is used.
 */
const AS_MODULES = {
  'ml-matrix': inPackages('ml-matrix/src/index.js'),
  yaml: inPackages('yaml/browser/index.js'),
};

/**
 * Bundles the command line, libraries included, so that it starts at once: `dist/cli.cjs` holds what help needs, and
 * each command its own chunk. CommonJS, because Node loads that synchronously, without its loader of ES modules.
 * HiGHS stays outside: it loads its WebAssembly from its own folder.
 */
const commandLine = {
  input: { cli: 'src/cli/main.ts', 'run-worker': 'src/cli/run-worker.ts' },
  platform: 'node',
  external: ['highs'],
  plugins: [plainHelpLayout, executable],
  resolve: { alias: AS_MODULES },
  // The parser asks for it only to find configuration files to extend, which we have none of.
  transform: { define: { 'import.meta.resolve': 'undefined' } },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
  },
};

/** The live part of the report's page: one script, which the command line puts into the page. */
const page = {
  input: { web: 'src/web/main.ts' },
  platform: 'browser',
  output: { dir: 'dist', format: 'iife', entryFileNames: '[name].js', minify: true },
};

export default [commandLine, page];
