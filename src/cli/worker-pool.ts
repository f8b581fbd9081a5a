import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Interrupt } from './interrupt.ts';

/** Where tasks are done and when to stop. */
export interface PoolOptions {
  /** At most this many threads; with one the tasks are done here. */
  readonly threads: number;
  readonly workerFile: URL;
  readonly interrupt: Interrupt;
}

/**
 * Does tasks on threads and gives the answers in the order of the tasks, whatever the number of threads. Each thread
 * takes the next task when it has answered the last. After an interruption what was finished stays, and the rest is
 * `undefined`.
 *
 * @param here does a task in this thread
 * @param message what is sent to a thread for a task, given the task it did before
 * @param onAnswer called as each is finished, in the order of finishing
 */
export async function doTasks<Task, Answer>(
  tasks: readonly Task[],
  { threads, workerFile, interrupt }: PoolOptions,
  here: (task: Task) => Answer | Promise<Answer>,
  message: (task: Task, before: Task | undefined) => unknown,
  onAnswer: (task: Task, answer: Answer) => void,
): Promise<(Answer | undefined)[]> {
  const answers: (Answer | undefined)[] = tasks.map(() => undefined);
  let next = 0;
  const takeAll = async (answer: (task: Task) => Promise<Answer>) => {
    while (next < tasks.length && !interrupt.wasAsked()) {
      const position = next++;
      const task = tasks[position]!;
      const given = await answer(task);
      answers[position] = given;
      onAnswer(task, given);
    }
  };
  const count = Math.min(threads, tasks.length);
  if (count <= 1) {
    await takeAll(async (task) => {
      const answer = await here(task);
      // Lets a waiting Ctrl-C be heard.
      await setImmediate();
      return answer;
    });
    return answers;
  }
  const serve = async () => {
    const worker = new Worker(workerFile);
    let before: Task | undefined;
    try {
      await takeAll((task) => {
        const sent = message(task, before);
        before = task;
        return askWorker<Answer>(worker, sent);
      });
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, serve));
  return answers;
}

function askWorker<Answer>(worker: Worker, message: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`a worker stopped with code ${code}`));
    worker.once('exit', onExit);
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      worker.off('exit', onExit);
      worker.off('error', reject);
      resolve(answer);
    });
    worker.postMessage(message);
  });
}
