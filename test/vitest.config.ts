import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { globalSetup: ['test/build-cli.ts'], include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
