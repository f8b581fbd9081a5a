import type { WholeComparison } from './verification.ts';

/** Characters shown around the first difference. */
const SHOWN = 60;

/** Two texts, and where they first differ: line and column, from 1, in the recorded one. */
export function compareTexts(recorded: string, computed: string): WholeComparison {
  if (recorded === computed) return { kind: 'same' };
  let at = 0;
  while (recorded[at] === computed[at]) at++;
  const before = recorded.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  const excerpt = (text: string) => text.slice(Math.max(0, at - SHOWN / 2), at + SHOWN).replaceAll('\n', ' ');
  return {
    kind: 'differs',
    place: `${line}:${column}`,
    recorded: excerpt(recorded),
    computed: excerpt(computed),
  };
}
