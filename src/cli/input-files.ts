import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Diagnostic } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import { type Text, text } from '../base/text.ts';
import { decodeText } from '../io/decode-text.ts';
import { type InputText, normalisedText } from '../io/input-text.ts';
import { readStandardInput } from './standard-input.ts';

/** Name under which standard input appears in messages. */
const STANDARD_INPUT = '<stdin>';

/**
 * Every file a command reads goes through here, so that messages can show its lines and results name its hash.
 * Names are relative to the working folder, with forward slashes.
 */
export interface InputFiles {
  /**
   * UTF-8, or for files of older programs any encoding of Western Europe.
   * @throws InputError when it is not there, is no file or is no UTF-8 text.
   */
  readonly read: (file: string, encoding?: 'utf-8' | 'any-encoding') => InputText;
  /** The same, and nothing when there is no such file. */
  readonly readIfThere: (file: string) => InputText | undefined;
  /** The files of a folder with one of these endings, by their name in it. */
  readonly readFolder: (folder: string, endings: readonly string[]) => ReadonlyMap<string, InputText>;
  /** What was read so far, as messages need it. */
  readonly texts: ReadonlyMap<string, string>;
  /** A file that was read, as it stood on the disk, by the name it has in messages. */
  readonly bytesOf: (name: string) => Uint8Array;
}

export function openInputFiles(): InputFiles {
  const texts = new Map<string, string>();
  const bytesRead = new Map<string, Buffer>();
  const read = (file: string, encoding: 'utf-8' | 'any-encoding' = 'utf-8'): InputText => {
    const name = file === '-' ? STANDARD_INPUT : displayName(file);
    const bytes = readBytes(file, name);
    const isPlain = isUtf8(bytes);
    if (!isPlain && encoding === 'utf-8') throw new InputError([notUtf8(bytes, name)]);
    const content = isPlain ? bytes.toString('utf8') : decodeText(bytes);
    texts.set(name, normalisedText(content));
    bytesRead.set(name, bytes);
    return { file: name, text: content };
  };
  return {
    read,
    readIfThere: (file) => (isFile(file) ? read(file) : undefined),
    readFolder: (folder, endings) => {
      const names = listFolder(folder).filter((name) => endings.some((ending) => name.endsWith(ending)));
      return new Map(names.map((name) => [name, read(path.join(folder, name))]));
    },
    texts,
    bytesOf: (name) => bytesRead.get(name)!,
  };
}

/** As the user would type it: relative where that is shorter than leaving the working folder. */
export function displayName(file: string): string {
  const relative = path.relative(process.cwd(), path.resolve(file));
  const name = relative === '' ? '.' : relative.startsWith('..') ? file : relative;
  return name.split(path.sep).join('/');
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isFolder(file: string): boolean {
  return file !== '-' && (statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

function readBytes(file: string, name: string): Buffer {
  try {
    return file === '-' ? readStandardInput() : readFileSync(file);
  } catch (error) {
    throw new InputError([unreadable(name, error)]);
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new InputError([unreadable(displayName(folder), error)]);
  }
}

const REASONS: Readonly<Record<string, readonly [code: string, message: Text]>> = {
  ENOENT: ['FILE_NOT_FOUND', text('There is no such file.', 'El archivo no existe.')],
  ENOTDIR: ['FILE_NOT_FOUND', text('There is no such file.', 'El archivo no existe.')],
  EISDIR: [
    'NOT_A_FILE',
    text('This is a folder; a file is needed.', 'Es una carpeta; se necesita un archivo.'),
  ],
  EACCES: ['FILE_NOT_READABLE', text('This file may not be read.', 'No hay permiso para leer este archivo.')],
};

function unreadable(name: string, error: unknown): Diagnostic {
  const cause = (error as NodeJS.ErrnoException).code ?? '';
  const [code, message] = REASONS[cause] ?? [
    'FILE_NOT_READABLE',
    text(`This file cannot be read (${cause}).`, `No se puede leer este archivo (${cause}).`),
  ];
  return { code, severity: 'error', message, file: name, line: 1, column: 1 };
}

function notUtf8(bytes: Buffer, name: string): Diagnostic {
  const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return {
    code: 'NOT_UTF8',
    severity: 'error',
    message: text('The text is not UTF-8 from here on.', 'El texto deja de ser UTF-8 aquí.'),
    hint: text('Save the file as "UTF-8".', 'Guarde el archivo como "UTF-8".'),
    file: name,
    line,
    column,
  };
}
