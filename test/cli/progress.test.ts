import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/cli/progress.ts';

function shownAt(times: readonly number[], isTTY: boolean): string[] {
  const written: string[] = [];
  let call = 0;
  const stream = { isTTY, write: (chunk: string) => written.push(chunk) };
  const progress = showProgress(times.length - 1, stream, 'en', () => times[call++]!);
  for (let i = 1; i < times.length; i++) progress.step(`scenario-${i}`);
  progress.end();
  return written;
}

describe('showProgress', () => {
  it('tells what is done and the time left, and clears the line', () => {
    expect(shownAt([0, 1000, 2000, 3000, 4000], true)).toEqual([
      '\r\u001b[K1/4 scenario-1 · 3 s left',
      '\r\u001b[K2/4 scenario-2 · 2 s left',
      '\r\u001b[K3/4 scenario-3 · 1 s left',
      '\r\u001b[K4/4 scenario-4 · 0 s left',
      '\r\u001b[K',
    ]);
  });

  it('counts what was done before as done, and not as pace', () => {
    const written: string[] = [];
    const stream = { isTTY: true, write: (chunk: string) => written.push(chunk) };
    const times = [0, 2000, 4000];
    const progress = showProgress(12, stream, 'es', () => times.shift()!);
    for (let i = 0; i < 9; i++) progress.skip();
    progress.step('a');
    progress.step('a');
    expect(written).toEqual(['\r\u001b[K10/12 a · faltan 4 s', '\r\u001b[K11/12 a · faltan 2 s']);
  });

  it('stays silent for short work and away from a terminal', () => {
    expect(shownAt([0, 100, 200, 300], true)).toEqual([]);
    expect(shownAt([0, 5000, 9000], false)).toEqual([]);
  });
});
