import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { kernels, plainKernels, webAssemblyKernels } from '../../src/numeric/kernels/kernels.ts';
import { KERNEL_MODULE } from '../../src/numeric/kernels/module.ts';
import { coarse } from '../../src/numeric/kernels/plain-losses.ts';
import { decodeBase64, instantiate } from '../../src/numeric/kernels/web-assembly.ts';

test('the committed module is what its source compiles to', () => {
  const script = fileURLToPath(new URL('../../src/cli/build/kernels.js', import.meta.url));
  execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' });
});

test('base64 decodes as Node decodes it', () => {
  for (const text of ['', 'A', 'Ab', 'Abc', 'Abcd', 'ÿþ\u0000!']) {
    const bytes = Buffer.from(text, 'latin1');
    expect([...decodeBase64(bytes.toString('base64'))]).toEqual([...bytes]);
  }
});

test('WebAssembly is used here, and the plain twin where it is absent, forbidden or too old', () => {
  const bytes = decodeBase64(KERNEL_MODULE);
  expect(kernels().name).toBe('web-assembly');
  expect(webAssemblyKernels()?.name).toBe('web-assembly');
  expect(plainKernels.name).toBe('plain');
  const working = (globalThis as unknown as { WebAssembly: Parameters<typeof instantiate>[1] & object })
    .WebAssembly;
  const forbidden = class {
    constructor() {
      throw new Error('refused by the content security policy');
    }
  } as never;
  expect(instantiate(bytes, working)).toBeDefined();
  expect(instantiate(bytes, { ...working, validate: () => false })).toBeUndefined();
  expect(instantiate(bytes, { ...working, validate: () => true, Module: forbidden })).toBeUndefined();
});

test('an arena in the memory of the kernels is zeroed each time and grows', () => {
  const fast = webAssemblyKernels();
  const first = fast?.arena(1000).float64(10).fill(7);
  const address = first?.byteOffset;
  expect(address).toBeGreaterThan(0);
  const again = fast?.arena(5_000_000).float64(600_000);
  expect(again?.byteOffset).toBe(address);
  expect(again?.every((x) => x === 0)).toBe(true);
  expect(() => fast?.arena(8).float64(10_000_000)).toThrow(RangeError);
});

test('coarse numbers keep nine digits and their order', () => {
  for (const x of [1, -1, 1.7e-9, 12345.678, -2e17]) {
    expect(Math.abs(coarse(x) / x - 1)).toBeLessThan(1e-9);
    expect(Math.abs(coarse(x))).toBeLessThanOrEqual(Math.abs(x));
    expect(coarse(x * (1 + 4e-9)) > coarse(x)).toBe(x > 0);
  }
  expect(coarse(0)).toBe(0);
});
