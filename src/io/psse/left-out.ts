import { text as say } from '../../base/text.ts';
import type { Layouts, SectionName } from './layouts.ts';
import { fieldText, type RawRecord } from './records.ts';
import type { RowContext } from './row.ts';
import type { Sections } from './sections.ts';

/** Says what the file holds and the network does not: a warning where flows depend on it, a note elsewhere. */
export function reportLeftOut(sections: Sections, layouts: Layouts, context: RowContext): void {
  const warn = (section: SectionName, code: string, en: string, es: string) => {
    const first = sections.get(section)?.[0];
    if (first !== undefined) context.reporter.report('warning', code, first.start, first.end, say(en, es));
  };
  warn(
    'impedance correction',
    'IMPEDANCE_CORRECTION_LEFT_OUT',
    'Impedance correction tables are left out: reactances are those of the nominal tap.',
    'Se omiten las tablas de corrección de impedancia: las reactancias son las de la toma nominal.',
  );
  warn(
    'multi-terminal dc',
    'MULTI_TERMINAL_DC_LEFT_OUT',
    'Multi-terminal DC lines are left out.',
    'Se omiten los enlaces de corriente continua multiterminales.',
  );
  warn(
    'gne device',
    'GNE_LEFT_OUT',
    'Generic network elements are left out.',
    'Se omiten los elementos genéricos de red.',
  );
  warn(
    'induction machine',
    'INDUCTION_MACHINES_LEFT_OUT',
    'Induction machines are left out.',
    'Se omiten las máquinas de inducción.',
  );
  const isSeries = (record: RawRecord) =>
    namesSomething(context.text, record, layouts.facts.get('J')!) &&
    namesSomething(context.text, record, layouts.facts.get('MODE')!);
  const series = sections.get('facts device')?.find(isSeries);
  if (series !== undefined) {
    context.reporter.report('warning', 'SERIES_FACTS_LEFT_OUT', series.start, series.end, SERIES_FACTS);
  }
}

/** Whether the field is given and not zero. */
function namesSomething(text: string, record: RawRecord, field: number): boolean {
  const value = fieldText(text, record, field);
  return value !== '' && Number(value) !== 0;
}

const SERIES_FACTS = say(
  'FACTS devices in series are left out: they do not join their buses.',
  'Se omiten los dispositivos FACTS en serie: no unen sus barras.',
);
