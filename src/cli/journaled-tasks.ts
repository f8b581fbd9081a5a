import type { Journal } from './journal.ts';
import { doTasks, type PoolOptions } from './worker-pool.ts';

/** Tasks whose answers are kept in journals. */
export interface JournaledTasks<Task, Answer> {
  readonly tasks: readonly Task[];
  /** Where the answer of a task is kept, and the name it has there: what it depends on, by content. */
  readonly entryOf: (task: Task) => { readonly journal: Journal; readonly id: string };
  /** Does a task in this thread; an answer that is `undefined` is not kept. */
  readonly here: (task: Task) => Answer | Promise<Answer>;
  /** What is sent to a thread for a task, given the task it did before. */
  readonly message: (task: Task, before: Task | undefined) => unknown;
  /** Called first for the tasks that were done before, and then as each is finished. */
  readonly onAnswer: (task: Task, from: 'journal' | 'work') => void;
}

/**
 * As `doTasks`, and each answer goes into its journal as soon as it is there; what a journal holds already is not done
 * again. The answers are the same, bit for bit, whoever gave them and when.
 */
export async function doJournaled<Task, Answer>(
  { tasks, entryOf, here, message, onAnswer }: JournaledTasks<Task, Answer>,
  options: PoolOptions,
): Promise<(Answer | undefined)[]> {
  const entries = tasks.map(entryOf);
  const answers = entries.map(({ journal, id }) => journal.find(id) as Answer | undefined);
  const open = tasks.map((_, t) => t).filter((t) => answers[t] === undefined);
  for (const [t, task] of tasks.entries()) if (answers[t] !== undefined) onAnswer(task, 'journal');
  const found = await doTasks(
    open,
    options,
    (t) => here(tasks[t]!),
    (t, before) => message(tasks[t]!, before === undefined ? undefined : tasks[before]),
    (t, answer) => {
      const { journal, id } = entries[t]!;
      if (answer !== undefined) journal.add(id, answer);
      onAnswer(tasks[t]!, 'work');
    },
  );
  for (const [i, t] of open.entries()) answers[t] = found[i];
  return answers;
}
