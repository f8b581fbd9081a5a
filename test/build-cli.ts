import { type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';

const CONFIG = new URL('../src/cli/rolldown.config.js', import.meta.url).href;

/** Bundles the command line and the page's program once before the tests, as `npm run build` does, so that they run what users run. */
export default async function buildCommandLine(): Promise<void> {
  const { default: configs } = (await import(CONFIG)) as { default: readonly RolldownOptions[] };
  for (const { output, ...input } of configs) {
    const bundle = await rolldown(input);
    await bundle.write(output as OutputOptions);
    await bundle.close();
  }
}
