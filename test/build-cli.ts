import { type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';

const CONFIG = new URL('../src/cli/rolldown.config.js', import.meta.url).href;

/** Bundles the command line once before the tests, as `npm run build` does, so that they run what users run. */
export default async function buildCommandLine(): Promise<void> {
  const { default: config } = (await import(CONFIG)) as { default: RolldownOptions };
  const { output, ...input } = config;
  const bundle = await rolldown(input);
  await bundle.write(output as OutputOptions);
  await bundle.close();
}
