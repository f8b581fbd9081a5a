import type { Argv } from 'yargs';
import type { Language, Text } from '../base/text.ts';
import { HELP } from './help-words.ts';
import { type Invocation, type OutputFormat, PAGE_PARTS, type PagePart } from './invocation.ts';
import { UsageError } from './usage-error.ts';

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
  const many = (describe: string) =>
    ({ type: 'string', array: true, demandOption: true, default: undefined, describe }) as const;
  const one = (describe: string) => ({ type: 'string', demandOption: true, describe }) as const;
  const optional = (describe: string) =>
    ({ type: 'string', requiresArg: true, coerce: lastOf<string>, describe }) as const;
  const area = (describe: string) => ({ ...optional(describe), demandOption: true }) as const;
  const jobs = {
    type: 'number',
    requiresArg: true,
    coerce: lastOf<number>,
    describe: say('jobs'),
  } as const;
  const outages = {
    type: 'boolean',
    default: false,
    coerce: lastOf<boolean>,
    describe: say('contingencies'),
  } as const;
  const spoken = ({ format }: GlobalOptions) => ({ language, format });

  return parser
    .command(
      'run <scenario..>',
      say('run'),
      (y) =>
        y
          .positional('scenario', many(say('scenarioFiles')))
          .option('out', { ...optional(say('runOut')), default: 'out' })
          .option('jobs', jobs)
          .option('xlsx', {
            type: 'boolean',
            default: false,
            coerce: lastOf<boolean>,
            describe: say('xlsx'),
          })
          .check((given) => wholeFrom1(given.jobs, HELP.wrongJobs, language)),
      (given) => {
        const { out, jobs, xlsx: withWorkbook } = given;
        const scenarios = given.scenario.map(dash);
        give({ command: 'run', scenarios, out, jobs, withWorkbook, ...spoken(given) });
      },
    )
    .command(
      'check <file..>',
      say('check'),
      (y) => y.positional('file', many(say('checkFiles'))),
      (given) => give({ command: 'check', files: given.file.map(dash), ...spoken(given) }),
    )
    .command(
      'compare <scenario..>',
      say('compare'),
      (y) => y.positional('scenario', many(say('scenarioFiles'))).option('base', optional(say('base'))),
      (given) =>
        give({ command: 'compare', scenarios: given.scenario.map(dash), base: given.base, ...spoken(given) }),
    )
    .command(
      'explain <scenario> <border>',
      say('explain'),
      (y) =>
        y
          .positional('scenario', one(say('scenarioFile')))
          .positional('border', one(say('border')))
          .option('rank', {
            type: 'number',
            default: 1,
            requiresArg: true,
            coerce: lastOf<number>,
            describe: say('rank'),
          })
          .option('out', optional(say('explainOut')))
          .check((given) => wholeFrom1(given.rank, HELP.wrongRank, language)),
      (given) =>
        give({
          command: 'explain',
          scenario: dash(given.scenario),
          border: given.border,
          rank: given.rank,
          out: given.out,
          ...spoken(given),
        }),
    )
    .command(
      'report <result..>',
      say('report'),
      (y) =>
        y
          .positional('result', many(say('results')))
          .option('base', optional(say('base')))
          .option('out', { ...optional(say('reportOut')), default: 'report.html' }),
      (given) =>
        give({
          command: 'report',
          results: given.result.map(dash),
          base: given.base,
          out: dash(given.out),
          ...spoken(given),
        }),
    )
    .command(
      'verify <file>',
      say('verify'),
      (y) =>
        y
          .positional('file', one(say('verifyFile')))
          .option('scenario', { type: 'string', array: true, describe: say('verifyScenario') })
          .option('data', optional(say('verifyData'))),
      (given) =>
        give({
          command: 'verify',
          file: dash(given.file),
          scenarios: given.scenario,
          data: given.data,
          ...spoken(given),
        }),
    )
    .command(
      'pdf <page>',
      say('pdf'),
      (y) =>
        y
          .positional('page', one(say('pdfPage')))
          .option('part', { choices: PAGE_PARTS, default: 'all' as PagePart, describe: say('pdfPart') })
          .option('out', optional(say('pdfOut')))
          .option('browser', optional(say('browser'))),
      (given) => {
        const { page, part, out, browser } = given;
        give({ command: 'pdf', page, part, out, browser, ...spoken(given) });
      },
    )
    .command(
      'pack [scenario..]',
      say('pack'),
      (y) =>
        y
          .positional('scenario', {
            type: 'string',
            array: true,
            default: [],
            describe: say('packScenarios'),
          })
          .option('out', { ...optional(say('packOut')), default: 'out/pack' })
          .option('jobs', jobs)
          .option('browser', optional(say('browser')))
          .check((given) => wholeFrom1(given.jobs, HELP.wrongJobs, language)),
      (given) => {
        const { out, jobs: workers, browser } = given;
        const scenarios = given.scenario.map(dash);
        give({ command: 'pack', scenarios, out, jobs: workers, browser, ...spoken(given) });
      },
    )
    .command(
      'flow <case>',
      say('flow'),
      (y) =>
        y
          .positional('case', one(say('caseFile')))
          .option('n1', outages)
          .option('contingencies', optional(say('contingencyFile')))
          .option('out', optional(say('caseOut'))),
      (given) =>
        give({
          command: 'flow',
          caseFile: dash(given.case),
          withContingencies: given.n1,
          contingencyFile: given.contingencies,
          out: given.out,
          ...spoken(given),
        }),
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
      'opf <case>',
      say('opf'),
      (y) => y.positional('case', one(say('caseFile'))).option('out', optional(say('caseOut'))),
      (given) => give({ command: 'opf', caseFile: dash(given.case), out: given.out, ...spoken(given) }),
    )
    .command(
      'convert <in> <out>',
      say('convert'),
      (y) => y.positional('in', one(say('input'))).positional('out', one(say('output'))),
      (given) =>
        give({ command: 'convert', input: dash(given.in), output: dash(given.out), ...spoken(given) }),
    )
    .command(
      'schema',
      say('schema'),
      (y) => y,
      (given) => give({ command: 'schema', ...spoken(given) }),
    );
}

/** The parser makes a list of an option given twice: as everywhere, the last one counts. */
export function lastOf<T>(given: T | readonly T[]): T {
  return Array.isArray(given) ? given.at(-1) : (given as T);
}

function dash(argument: string): string {
  return argument === LONE_DASH ? '-' : argument;
}

function wholeFrom1(given: number | undefined, wrong: Text, language: Language): true {
  if (given !== undefined && !(Number.isInteger(given) && given >= 1)) throw new UsageError(wrong[language]);
  return true;
}
