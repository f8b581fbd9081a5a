import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isFolder } from './input-files.ts';

/**
 * What tells this program from every other version of it: the bytes of its own files, and the engine that runs them. An
 * answer of another program is no answer of this one.
 */
export function programId(bundledFile: URL): string {
  const folder = path.dirname(fileURLToPath(bundledFile));
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  if (!isFolder(folder)) return hash.digest('hex');
  const names = readdirSync(folder, { encoding: 'utf8', recursive: true });
  for (const name of names.filter((file) => file.endsWith('.cjs')).sort()) {
    hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex');
}
