import type { Text } from '../base/text.ts';
import { text } from '../base/text.ts';

interface YamlFault {
  readonly code: 'DUPLICATE_KEY' | 'YAML_SYNTAX';
  readonly message: Text;
  readonly hint?: Text;
}

/** The parser's commonest complaints in the reader's words; its own English sentence for the others. */
export function yamlFault(parserCode: string, parserMessage: string): YamlFault {
  switch (parserCode) {
    case 'DUPLICATE_KEY':
      return {
        code: 'DUPLICATE_KEY',
        message: text('this key is there twice', 'esta clave está repetida'),
        hint: text('keep one of them', 'deje solo una'),
      };
    case 'TAB_AS_INDENT':
      return syntax(
        text('a tab is used for indentation', 'hay un tabulador como sangría'),
        text('indent with spaces', 'use espacios'),
      );
    case 'BAD_INDENT':
      return syntax(
        text('the indentation does not fit', 'la sangría no corresponde'),
        text(
          'line it up with its neighbours, or close an open [ or {',
          'alinee la línea con sus vecinas o cierre un [ o { abierto',
        ),
      );
    case 'MISSING_CHAR':
      return syntax(
        text('a quote, a bracket or a colon is missing', 'falta una comilla, un corchete o dos puntos'),
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return syntax(
        text(
          'a key and its value do not end before the next key',
          'una clave no termina antes de la siguiente',
        ),
        text(
          'check the indentation, and quote text that holds `: `',
          'revise la sangría y ponga entre comillas el texto con `: `',
        ),
      );
    case 'MULTIPLE_DOCS':
      return syntax(
        text('the file holds more than one document', 'el archivo contiene más de un documento'),
        text('remove the line `---` or split the file', 'quite la línea `---` o divida el archivo'),
      );
    default:
      return syntax(
        text(`not readable as YAML: ${parserMessage}`, `no se puede leer como YAML: ${parserMessage}`),
      );
  }
}

function syntax(message: Text, hint?: Text): YamlFault {
  return { code: 'YAML_SYNTAX', message, ...(hint && { hint }) };
}
