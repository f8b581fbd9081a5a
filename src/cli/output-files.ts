import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A file to be written, by name, without a folder. */
interface OutputText {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files into a folder, each to a temporary name that is then renamed: whoever reads sees the old file or the
 * new one, whole. Makes the folder when it is not there.
 */
export function writeFiles(folder: string, files: readonly OutputText[]): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeWhole(path.join(folder, file.name), file.text);
}

export function writeWhole(file: string, content: string): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
