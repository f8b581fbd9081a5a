import { type Text, text } from '../base/text.ts';
import type { PlantRow } from '../grid/dataset.ts';

/** A plant's name in both languages; most names are the same in both. */
export function plantTitle({ name, nameEs }: PlantRow): Text {
  return text(name, nameEs ?? name);
}
