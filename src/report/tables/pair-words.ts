import { type Text, text } from '../../base/text.ts';

/** What is out: `undefined` is nothing. */
export function outageWords(outage: Text | undefined): Text {
  if (outage === undefined) return text('nothing out', 'red completa');
  return text(`after loss of ${outage.en}`, `ante la pérdida de ${outage.es}`);
}

/** What sets a thermal figure: the element, and what is out. */
export function pairWords(elementName: string, outage: Text | undefined): Text {
  const { en, es } = outageWords(outage);
  return text(`thermal: ${elementName}, ${en}`, `térmica: ${elementName}, ${es}`);
}
