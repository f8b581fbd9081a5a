import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { makeFolder, orNotWritable } from './output-files.ts';

/**
 * Finished pieces of work in a file, so that a run that was interrupted or killed need not do them again.
 *
 * One line a piece: its id, a checksum, and the answer as structured data, which keeps every double and typed array bit
 * for bit. A line that is torn, damaged or of other work is passed over, so whatever happens to the file costs time and
 * never a wrong figure. Each line is handed to the system in one append as soon as its piece is done: there it outlives
 * the process, even one that is killed, and lines of two processes do not mix. Nothing waits for the disk; what a power
 * failure takes is done again.
 */
export interface Journal {
  /** The answer of a piece that was done before, as it was; `undefined` when there is none. */
  readonly find: (id: string) => unknown;
  readonly add: (id: string, answer: unknown) => void;
  readonly close: () => void;
}

/**
 * Opens a journal; the file and its folder are made when the first piece is added.
 *
 * @throws InputError from `add` when the file cannot be written
 * Cost: reads the whole file and keeps it until it is closed.
 */
export function openJournal(file: string): Journal {
  const known = readLines(file);
  let descriptor: number | undefined;
  return {
    find: (id) => {
      const answer = known.get(id);
      return answer && deserialize(Buffer.from(answer, 'base64'));
    },
    add: (id, answer) => {
      const content = serialize(answer).toString('base64');
      orNotWritable(path.dirname(file), () => {
        if (descriptor === undefined) {
          makeFolder(path.dirname(file));
          descriptor = openSync(file, 'a');
        }
        // The line break ahead parts it from a torn line of a run that was killed.
        appendFileSync(descriptor, `\n${id} ${checksum(id, content)} ${content}\n`);
      });
    },
    close: () => {
      known.clear();
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

/** What the results hold need not be kept twice. */
export function removeJournal(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Name of a piece by its content: everything that its answer depends on, as plain data. Titles and places in files change
 * no answer and do not count.
 */
export function contentId(content: unknown): string {
  return sha256(JSON.stringify(content, countedValue));
}

const NOT_COUNTED = new Set(['title', 'question', 'file', 'origin', 'spans']);

function countedValue(key: string, value: unknown): unknown {
  if (NOT_COUNTED.has(key)) return undefined;
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** Whole lines by id, their answers as text. */
function readLines(file: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const line of contentOf(file).split('\n')) {
    const [id, sum, content] = line.split(' ');
    if (id !== undefined && content !== undefined && sum === checksum(id, content)) known.set(id, content);
  }
  return known;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** Of the id too: an answer never passes for that of another piece. */
function checksum(id: string, content: string): string {
  return sha256(`${id} ${content}`).slice(0, 16);
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
