import { CoreError, type CoreFault, NoAnswerError } from '../base/errors.ts';
import { type Text, text } from '../base/text.ts';
import type { Network } from '../grid/network.ts';

/** How many elements a message names before it only counts the rest. */
const NAMED = 5;

/**
 * Runs a calculation on a network and turns what the core says of positions into names.
 * @throws NoAnswerError for a grid that has no solution; anything that is a defect of ours as it came.
 */
export function withElementNames<T>(network: Network, calculate: () => T): T {
  try {
    return calculate();
  } catch (error) {
    const message = error instanceof CoreError ? faultWords(error.fault, network) : undefined;
    throw message === undefined ? error : new NoAnswerError(message);
  }
}

/** `undefined` where the fault can only be a defect of ours. */
function faultWords(fault: CoreFault, network: Network): Text | undefined {
  const { buses, branches } = network;
  switch (fault.tag) {
    case 'singular': {
      const names = nameSome(fault.buses.map((bus) => buses.name[bus] ?? String(bus)));
      return text(
        `The power-flow equations have no single solution: susceptances cancel at ${names}.`,
        `Las ecuaciones de flujo no tienen solución única: las susceptancias se anulan en ${names}.`,
      );
    }
    case 'zero-reactance': {
      const name = branches.name[fault.branch] ?? String(fault.branch);
      return text(
        `Branch ${name} has no reactance, so its flow is not determined.`,
        `La rama ${name} no tiene reactancia, así que su flujo no está determinado.`,
      );
    }
    default:
      return undefined;
  }
}

function nameSome(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (rest > 0 ? ` (+${rest})` : '');
}
