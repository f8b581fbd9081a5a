import { type Language, type Text, text } from '../base/text.ts';
import { EXIT_CODE_WORDS } from './exit-codes.ts';

/** What `--help` says. */
export const HELP = {
  about: text(
    'DC power flow, N-1 security and trade capacity of the Central American grid.',
    'Flujo de carga DC, seguridad N-1 y capacidad de transferencia de la red centroamericana.',
  ),
  usage: text('$0 <command> [options]', '$0 <comando> [opciones]'),
  run: text(
    'Solve scenarios: print the tables and write the files',
    'Resolver escenarios: muestra las tablas y escribe los archivos',
  ),
  check: text(
    'Check scenarios, data sets and case files without solving',
    'Revisar escenarios, datos y casos sin resolver',
  ),
  compare: text('Set scenarios side by side', 'Comparar escenarios lado a lado'),
  explain: text(
    'Explain one trade capacity of a scenario, figure by figure',
    'Explicar una capacidad de transferencia de un escenario, cifra por cifra',
  ),
  report: text(
    'One page from results of run; several are set side by side',
    'Una página a partir de resultados de run; varios, lado a lado',
  ),
  verify: text(
    'Compute a page or a result again and compare figure by figure',
    'Calcular de nuevo una página o un resultado y comparar cifra por cifra',
  ),
  pdf: text(
    'Print a page to PDF, with a Chromium, Chrome or Edge of this machine',
    'Imprimir una página a PDF, con un Chromium, Chrome o Edge de este equipo',
  ),
  pack: text(
    'The evidence in one folder: runs, one page about them, PDF in both languages',
    'La evidencia en una carpeta: corridas, una página sobre ellas, PDF en ambos idiomas',
  ),
  flow: text('DC power flow of a case file', 'Flujo de carga DC de un archivo de caso'),
  transfer: text(
    'Transfer capability between two areas of a case file',
    'Capacidad de transferencia entre dos áreas de un caso',
  ),
  opf: text('DC optimal power flow of a case file', 'Flujo óptimo DC de un archivo de caso'),
  convert: text('Convert a case file to another format', 'Convertir un caso a otro formato'),
  schema: text('Print the JSON Schema of scenario files', 'Mostrar el esquema JSON de los escenarios'),
  completion: text('Print a completion script for the shell', 'Mostrar el guion de autocompletado'),

  scenarioFiles: text(
    'Scenario files; - is standard input',
    'Archivos de escenario; - es la entrada estándar',
  ),
  scenarioFile: text('Scenario file; - is standard input', 'Archivo de escenario; - es la entrada estándar'),
  border: text("From and to: 'GT->SV', 'GT->SV+HN'", "Desde y hasta: 'GT->SV', 'GT->SV+HN'"),
  rank: text('Which of the limiting pairs', 'Cuál de los pares que limitan'),
  explainOut: text('Folder for the page and the CSV file', 'Carpeta para la página y el archivo CSV'),
  results: text('result.json files of run, or their folders', 'Archivos result.json de run, o sus carpetas'),
  reportOut: text('File to write; - is standard output', 'Archivo de salida; - es la salida estándar'),
  verifyFile: text(
    'report.html or result.json; - is standard input',
    'report.html o result.json; - es la entrada estándar',
  ),
  verifyScenario: text(
    'Scenario file, where the one named in the file lies elsewhere',
    'Archivo de escenario, si el que nombra el archivo está en otro lugar',
  ),
  verifyData: text(
    "Folder of the data set, instead of the scenario's",
    'Carpeta de los datos, en lugar de la del escenario',
  ),
  pdfPage: text('report.html or explanation.html', 'report.html o explanation.html'),
  pdfPart: text(
    'What to print: the brief alone, the annex without it, or all',
    'Qué imprimir: solo el resumen, el anexo sin él, o todo',
  ),
  pdfOut: text('File to write; otherwise beside the page', 'Archivo de salida; si no, junto a la página'),
  browser: text(
    'Program of the browser; otherwise SIEPAC_CHROMIUM, then the usual places',
    'Programa del navegador; si no, SIEPAC_CHROMIUM y después los lugares habituales',
  ),
  checkFiles: text(
    'Scenario files, case files, data folders',
    'Archivos de escenario, de caso, carpetas de datos',
  ),
  caseFile: text(
    'MATPOWER .m or PSS/E .raw; - is standard input',
    'MATPOWER .m o PSS/E .raw; - es la entrada estándar',
  ),
  input: text('File to read; - is standard input', 'Archivo de entrada; - es la entrada estándar'),
  output: text(
    'File to write, format by its ending; - is standard output',
    'Archivo de salida, formato según su extensión; - es la salida estándar',
  ),
  runOut: text(
    'Folder for the files, one inside it per scenario',
    'Carpeta de salida, una dentro por escenario',
  ),
  packScenarios: text(
    'Scenario files; without any, those of the region that are shipped',
    'Archivos de escenario; sin ninguno, los de la región que se incluyen',
  ),
  packOut: text('Folder of the pack', 'Carpeta del paquete'),
  caseOut: text('Folder for the CSV files', 'Carpeta para los archivos CSV'),
  jobs: text('Scenarios solved at the same time', 'Escenarios que se resuelven a la vez'),
  xlsx: text('Also one spreadsheet with all tables', 'También una hoja de cálculo con todas las tablas'),
  base: text('Scenario that the others are compared with', 'Escenario con el que se comparan los demás'),
  contingencies: text('With every single outage', 'Con cada contingencia simple'),
  contingencyFile: text(
    'CSV of named contingencies: name,elements (12;4-5;unit 3)',
    'CSV de contingencias nombradas: name,elements (12;4-5;unit 3)',
  ),
  from: text('Area that exports', 'Área que exporta'),
  to: text('Area that imports', 'Área que importa'),
  language: text('Language; otherwise LC_ALL or LANG', 'Idioma; si no, el de LC_ALL o LANG'),
  format: text('Tables, or one JSON document', 'Tablas, o un documento JSON'),
  help: text('Show this help', 'Mostrar esta ayuda'),
  version: text('Show the version', 'Mostrar la versión'),

  exitCodes: text('Exit codes:', 'Códigos de salida:'),
  noCommand: text('Say what to do: run, check, compare…', 'Indique qué hacer: run, check, compare…'),
  seeHelp: text(
    'siepac --help shows the commands and options.',
    'siepac --help muestra los comandos y opciones.',
  ),
  wrongRank: text('--rank takes a whole number from 1.', '--rank lleva un número entero desde 1.'),
  wrongJobs: text('--jobs takes a whole number from 1.', '--jobs lleva un número entero desde 1.'),
} as const satisfies Record<string, Text>;

export function exitCodeHelp(language: Language): string {
  const lines = EXIT_CODE_WORDS.map(
    ([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning[language]}`,
  );
  return [HELP.exitCodes[language], ...lines].join('\n');
}

/** The parser's own English sentences, in the Spanish of this tool. `%s` is filled in by the parser. */
export const PARSER_SENTENCES_ES: Readonly<Record<string, string | { one: string; other: string }>> = {
  'Commands:': 'Comandos:',
  'Positionals:': 'Argumentos:',
  'Options:': 'Opciones:',
  boolean: 'sí/no',
  string: 'texto',
  number: 'número',
  array: 'lista',
  required: 'obligatorio',
  'default:': 'por defecto:',
  'choices:': 'valores:',
  'Not enough non-option arguments: got %s, need at least %s': {
    one: 'Faltan argumentos: hay %s, se necesita al menos %s',
    other: 'Faltan argumentos: hay %s, se necesitan al menos %s',
  },
  'Missing required argument: %s': { one: 'Falta la opción: %s', other: 'Faltan las opciones: %s' },
  'Unknown argument: %s': { one: 'Argumento desconocido: %s', other: 'Argumentos desconocidos: %s' },
  'Unknown command: %s': { one: 'Comando desconocido: %s', other: 'Comandos desconocidos: %s' },
  'Invalid values:': 'Valores no válidos:',
  'Argument: %s, Given: %s, Choices: %s': 'Opción: %s, dado: %s, valores: %s',
  'Not enough arguments following: %s': 'Falta el valor de: %s',
  'Did you mean %s?': '¿Quiso decir %s?',
};
