import type { Argv } from 'yargs';
import type { Language } from '../base/text.ts';
import { HELP } from './help-words.ts';
import type { Invocation, OutputFormat } from './invocation.ts';

/** The parser drops a lone dash, so it travels as a name that no file has. */
export const LONE_DASH = '\u0001';

export interface GlobalOptions {
  readonly format: OutputFormat;
}

/** What every command takes, and the data it becomes. */
export function describeCommands(
  parser: Argv<GlobalOptions>,
  language: Language,
  give: (invocation: Invocation) => void,
): Argv {
  const say = (key: keyof typeof HELP) => HELP[key][language];
  const one = (describe: string) => ({ type: 'string', demandOption: true, describe }) as const;
  const optional = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;
  const area = (describe: string) => ({ ...optional(describe), demandOption: true }) as const;
  const outages = { type: 'boolean', default: false, describe: say('contingencies') } as const;
  const spoken = ({ format }: GlobalOptions) => ({ language, format });

  return parser
    .command(
      'flow <case>',
      say('flow'),
      (y) => y.positional('case', one(say('caseFile'))).option('out', optional(say('caseOut'))),
      (given) => give({ command: 'flow', caseFile: dash(given.case), out: given.out, ...spoken(given) }),
    )
    .command(
      'transfer <case>',
      say('transfer'),
      (y) =>
        y
          .positional('case', one(say('caseFile')))
          .option('from', area(say('from')))
          .option('to', area(say('to')))
          .option('n1', outages)
          .option('out', optional(say('caseOut'))),
      (given) =>
        give({
          command: 'transfer',
          caseFile: dash(given.case),
          from: given.from,
          to: given.to,
          withContingencies: given.n1,
          out: given.out,
          ...spoken(given),
        }),
    )
    .command(
      'convert <in> <out>',
      say('convert'),
      (y) => y.positional('in', one(say('input'))).positional('out', one(say('output'))),
      (given) =>
        give({ command: 'convert', input: dash(given.in), output: dash(given.out), ...spoken(given) }),
    );
}

function dash(argument: string): string {
  return argument === LONE_DASH ? '-' : argument;
}
