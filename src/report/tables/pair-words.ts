import { type Text, text } from '../../base/text.ts';

/** What sets a thermal figure: the element, and what is out. */
export function pairWords(elementName: string, outage: Text | undefined): Text {
  if (outage === undefined) {
    return text(`thermal: ${elementName}, nothing out`, `térmica: ${elementName}, red completa`);
  }
  return text(
    `thermal: ${elementName}, after loss of ${outage.en}`,
    `térmica: ${elementName}, ante la pérdida de ${outage.es}`,
  );
}
