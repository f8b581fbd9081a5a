import { LANGUAGES, type Language } from '../base/text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The language of help and messages: `--lang` when given, else the first of the locale variables that is set. */
export function spokenLanguage(argv: readonly string[], environment: Environment): Language {
  return flagLanguage(argv) ?? environmentLanguage(environment);
}

/** Read before the arguments are parsed, because the parser's own messages depend on it. */
function flagLanguage(argv: readonly string[]): Language | undefined {
  const position = argv.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (position === -1) return undefined;
  const argument = argv[position]!;
  const value = argument === '--lang' ? argv[position + 1] : argument.slice('--lang='.length);
  return LANGUAGES.find((language) => language === value);
}

function environmentLanguage(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^es(?![a-z])/i.test(locale) ? 'es' : 'en';
}
