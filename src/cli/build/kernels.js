/**
 * Compiles `numeric/kernels/assembly/index.ts` (AssemblyScript) and writes it as base64 into `kernels/module.ts`:
 * `npm run build:kernels`. With `--check` it writes nothing and fails if the two have drifted apart.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const OPTIONS = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd'];
const directory = fileURLToPath(new URL('../../numeric/kernels/', import.meta.url));
const target = `${directory}module.ts`;

let bytes = new Uint8Array();
const { error, stderr } = await asc.main(
  ['assembly/index.ts', '--baseDir', directory, '--outFile', 'kernels.wasm', ...OPTIONS],
  {
    writeFile: (_name, contents) => {
      bytes = contents;
    },
  },
);
if (error) throw new Error(stderr.toString());

const text = `/** Written by \`npm run build:kernels\` from \`assembly/index.ts\`. */
export const KERNEL_MODULE =
  '${Buffer.from(bytes).toString('base64')}';
`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('module.ts is not what assembly/index.ts compiles to: run npm run build:kernels');
  process.exitCode = 1;
}
