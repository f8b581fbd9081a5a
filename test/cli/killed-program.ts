/**
 * A program to be killed: pieces of work of a few milliseconds each, kept in a journal, done here or on threads, and a
 * file of all answers. `node killed-program.cjs FOLDER THREADS`; it is a thread of itself too.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort } from 'node:worker_threads';
import { contentId, openJournal, removeJournal } from '../../src/cli/journal.ts';
import { doJournaled } from '../../src/cli/journaled-tasks.ts';
import { writeFiles } from '../../src/cli/output-files.ts';

const PIECES = 60;

/** Doubles that only this piece has, after work that takes some milliseconds. */
function answerOf(piece: number): Float64Array {
  let state = `piece ${piece}`;
  for (let i = 0; i < 600; i++) state = createHash('sha256').update(state).digest('hex');
  return new Float64Array(64).map((_, i) => Math.sin(Number.parseInt(state.slice(0, 8), 16) + i) / 3);
}

async function main(folder: string, threads: number): Promise<void> {
  const file = path.join(folder, '.pieces.journal');
  const journal = openJournal(file);
  const answers = await doJournaled(
    {
      tasks: Array.from({ length: PIECES }, (_, piece) => piece),
      entryOf: (piece) => ({ journal, id: contentId(['pieces', piece]) }),
      here: answerOf,
      message: (piece) => piece,
      onAnswer: () => {},
    },
    {
      threads,
      workerFile: pathToFileURL(process.argv[1]!),
      interrupt: { wasAsked: () => false, release: () => {} },
    },
  );
  journal.close();
  writeFiles(folder, [{ name: 'answers.json', text: JSON.stringify(answers.map((answer) => [...answer!])) }]);
  removeJournal(file);
}

if (isMainThread) void main(process.argv[2]!, Number(process.argv[3]));
else parentPort!.on('message', (piece: number) => parentPort!.postMessage(answerOf(piece)));
