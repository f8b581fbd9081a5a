import process from 'node:process';
import yargs, { type Argv } from 'yargs';
import { nearestName } from '../base/suggest.ts';
import { LANGUAGES, type Language, text } from '../base/text.ts';
import { ENGINE_VERSION } from '../base/version.ts';
import { describeCommands, type GlobalOptions, LONE_DASH, lastOf } from './command-arguments.ts';
import { exitCodeHelp, HELP, PARSER_SENTENCES_ES } from './help-words.ts';
import type { Invocation, OutputFormat } from './invocation.ts';
import { columnsOf } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type ParsedArguments =
  | { readonly kind: 'invocation'; readonly invocation: Invocation }
  /** Help, version or completions: to be printed as it stands. */
  | { readonly kind: 'text'; readonly text: string };

const FORMATS: readonly OutputFormat[] = ['table', 'json'];
const HELP_WIDTH = 100;
/** What the completion script of the shell calls us with. */
const COMPLETION_REQUEST = '--get-yargs-completions';

const OPTION_NAMES = [
  'out',
  'jobs',
  'xlsx',
  'rank',
  'lang',
  'format',
  'base',
  'scenario',
  'data',
  'browser',
  'n1',
  'contingencies',
  'from',
  'to',
  'help',
  'version',
];

/**
 * Arguments into data. Throws a `UsageError`, in the user's language, for what cannot be understood.
 */
export async function parseArguments(argv: readonly string[], language: Language): Promise<ParsedArguments> {
  let invocation: Invocation | undefined;
  const parser = describeCommands(newParser(argv, language), language, (given) => {
    invocation = given;
  });
  if (argv.includes(COMPLETION_REQUEST)) {
    // The parser answers the shell by itself, and only when it is not asked for its text.
    await parser.parseAsync();
    return { kind: 'text', text: '' };
  }
  const passed = argv.map((argument) => (argument === '-' ? LONE_DASH : argument));
  const shown = await parsedText(parser, passed).catch((error: Error) => {
    throw new UsageError(usageMessage(error.message, language));
  });
  return invocation === undefined ? { kind: 'text', text: shown } : { kind: 'invocation', invocation };
}

/** What the parser wants to print; empty when a command was given. */
function parsedText(parser: Argv, argv: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    parser.parse(argv, {}, (error, _arguments, output) => (error ? reject(error) : resolve(output)));
  });
}

function newParser(argv: readonly string[], language: Language): Argv<GlobalOptions> {
  const width = Math.min(HELP_WIDTH, columnsOf(process.stdout) ?? HELP_WIDTH);
  const parser = yargs(argv)
    .scriptName('siepac')
    .parserConfiguration({
      'dot-notation': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'boolean-negation': false,
    })
    .detectLocale(false)
    .locale('en')
    .usage(`${HELP.usage[language]}\n\n${HELP.about[language]}`)
    .epilogue(exitCodeHelp(language))
    .wrap(width)
    .option('lang', {
      choices: LANGUAGES,
      requiresArg: true,
      coerce: lastOf,
      describe: HELP.language[language],
    })
    .option('format', {
      choices: FORMATS,
      default: 'table' as OutputFormat,
      requiresArg: true,
      coerce: lastOf,
      describe: HELP.format[language],
    })
    .help('help', HELP.help[language])
    .alias('help', 'h')
    .version('version', HELP.version[language], ENGINE_VERSION)
    .completion('completion', HELP.completion[language])
    .demandCommand(1, HELP.noCommand[language])
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .fail(false);
  // The catalogue's own type wants single sentences; the parser also takes plural forms.
  if (language === 'es') parser.updateStrings(PARSER_SENTENCES_ES as Record<string, string>);
  // Its types forget the choices of an option that is coerced.
  return parser as unknown as Argv<GlobalOptions>;
}

/** The parser's message, with the option that was probably meant. */
function usageMessage(message: string, language: Language): string {
  const unknown = /: ([\w-]+)$/.exec(message.replaceAll(LONE_DASH, '-'))?.[1];
  const meant = unknown === undefined ? undefined : nearestName(unknown, OPTION_NAMES);
  if (meant === undefined || meant === unknown) return message;
  return `${message}. ${text(`Did you mean --${meant}?`, `¿Quiso decir --${meant}?`)[language]}`;
}
