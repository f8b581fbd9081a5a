import type { Column } from './report-model.ts';

/** A column of words; it stays however narrow the terminal is, unless a rank is given. */
export function left(title: Column['title'], dropRank = 0): Column {
  return { title, align: 'left', dropRank };
}

/** A column of figures. */
export function right(title: Column['title'], dropRank = 0): Column {
  return { title, align: 'right', dropRank };
}
