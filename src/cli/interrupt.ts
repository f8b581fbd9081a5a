import process from 'node:process';
import { EXIT } from './exit-codes.ts';

export interface Interrupt {
  readonly wasAsked: () => boolean;
  /** Gives Ctrl-C back its usual meaning. */
  readonly release: () => void;
}

/** The first Ctrl-C asks to stop after what is being done; a second one stops at once. */
export function watchInterrupt(): Interrupt {
  let isAsked = false;
  const onInterrupt = () => {
    if (isAsked) process.exit(EXIT.interrupted);
    isAsked = true;
  };
  process.on('SIGINT', onInterrupt);
  return { wasAsked: () => isAsked, release: () => process.off('SIGINT', onInterrupt) };
}
