import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { InputError } from '../base/errors.ts';
import { text } from '../base/text.ts';
import { isFolder } from './input-files.ts';

/** A file to be written, by name, without a folder. */
interface OutputFile {
  readonly name: string;
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

/**
 * Writes files into a folder, each to a temporary name that is then renamed: whoever reads sees the old file or the
 * new one, whole. Makes the folder when it is not there. A place that cannot be written is bad input.
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  orNotWritable(folder, () => {
    makeFolder(folder);
    for (const file of files) writeWhole(path.join(folder, file.name), file.text ?? file.bytes!);
  });
}

/** @throws InputError when the folder does not take what is written into it. */
export function orNotWritable(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw REFUSALS.has((error as NodeJS.ErrnoException).code ?? '') ? notWritable(folder, error) : error;
  }
}

/** What the file system answers when the place itself does not take files: the user's to change, no defect. */
const REFUSALS = new Set([
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

function notWritable(folder: string, error: unknown): InputError {
  const { code } = error as NodeJS.ErrnoException;
  const message = text(
    `The results cannot be written here (${code}).`,
    `No se pueden escribir aquí los resultados (${code}).`,
  );
  return new InputError([
    { code: 'NOT_WRITABLE', severity: 'error', message, file: folder, line: 1, column: 1 },
  ]);
}

/**
 * Makes a folder and those above it. Node's own recursive way never ends where the system answers "no such file" for a
 * new name in a folder that is there, as it does in /proc.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another worker may have made it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
