/**
 * Which sections a RAW file of each version has, in order, and the fields of their records in order, by the names of
 * the PSS/E data format manual. Sections and fields that nothing is read from are not listed.
 */

export const OLDEST_VERSION = 29;
export const NEWEST_VERSION = 35;

export type SectionName =
  | 'system-wide'
  | 'bus'
  | 'load'
  | 'fixed shunt'
  | 'generator'
  | 'branch'
  | 'system switching device'
  | 'transformer'
  | 'area'
  | 'two-terminal dc'
  | 'voltage source converter'
  | 'switched shunt'
  | 'impedance correction'
  | 'multi-terminal dc'
  | 'multi-section line'
  | 'zone'
  | 'inter-area transfer'
  | 'owner'
  | 'facts device'
  | 'gne device'
  | 'induction machine'
  | 'substation';

const BEFORE_31: readonly SectionName[] = [
  'bus',
  'load',
  'generator',
  'branch',
  'transformer',
  'area',
  'two-terminal dc',
  'voltage source converter',
  'switched shunt',
  'impedance correction',
  'multi-terminal dc',
  'multi-section line',
  'zone',
  'inter-area transfer',
  'owner',
  'facts device',
];

const AFTER_TRANSFORMERS: readonly SectionName[] = [
  'area',
  'two-terminal dc',
  'voltage source converter',
  'impedance correction',
  'multi-terminal dc',
  'multi-section line',
  'zone',
  'inter-area transfer',
  'owner',
  'facts device',
  'switched shunt',
  'gne device',
  'induction machine',
  'substation',
];

export function sectionOrder(version: number): readonly SectionName[] {
  if (version < 31) return BEFORE_31;
  const start: readonly SectionName[] = ['bus', 'load', 'fixed shunt', 'generator', 'branch'];
  if (version < 34) return [...start, 'transformer', ...AFTER_TRANSFORMERS];
  return ['system-wide', ...start, 'system switching device', 'transformer', ...AFTER_TRANSFORMERS];
}

/** Field name → position in the record. */
export type Layout = ReadonlyMap<string, number>;

export interface Layouts {
  readonly bus: Layout;
  readonly load: Layout;
  readonly fixedShunt: Layout;
  readonly generator: Layout;
  readonly branch: Layout;
  readonly switch: Layout;
  readonly transformer: Layout;
  readonly impedance: Layout;
  readonly winding: Layout;
  readonly area: Layout;
  readonly dcLine: Layout;
  readonly dcConverter: Layout;
  readonly vscLine: Layout;
  readonly vscConverter: Layout;
  readonly switchedShunt: Layout;
  readonly facts: Layout;
}

export function layoutsOf(version: number): Layouts {
  const ratings = version < 34 ? 'RATE1 RATE2 RATE3' : TWELVE_RATINGS;
  return {
    bus: layout(
      version < 31
        ? 'I NAME BASKV IDE GL BL AREA ZONE VM VA OWNER'
        : 'I NAME BASKV IDE AREA ZONE OWNER VM VA NVHI NVLO EVHI EVLO',
    ),
    load: layout('I ID STATUS AREA ZONE PL QL IP IQ YP YQ OWNER SCALE INTRPT DGENP DGENQ DGENF'),
    fixedShunt: layout('I ID STATUS GL BL'),
    generator: layout(
      version < 35
        ? 'I ID PG QG QT QB VS IREG MBASE ZR ZX RT XT GTAP STAT RMPCT PT PB'
        : 'I ID PG QG QT QB VS IREG NREG MBASE ZR ZX RT XT GTAP STAT RMPCT PT PB',
    ),
    branch: layout(
      version < 34
        ? 'I J CKT R X B RATE1 RATE2 RATE3 GI BI GJ BJ ST'
        : `I J CKT R X B NAME ${TWELVE_RATINGS} GI BI GJ BJ ST`,
    ),
    switch: layout(`I J CKT X ${TWELVE_RATINGS} STAT NSTAT MET STYPE NAME`),
    transformer: layout('I J K CKT CW CZ CM MAG1 MAG2 NMETR NAME STAT'),
    impedance: layout('R12 X12 SBASE12 R23 X23 SBASE23 R31 X31 SBASE31 VMSTAR ANSTAR'),
    winding: layout(`WINDV NOMV ANG ${ratings}`),
    area: layout('I ISW PDES PTOL ARNAME'),
    dcLine: layout('NAME MDC RDC SETVL VSCHD'),
    dcConverter: layout('BUS'),
    vscLine: layout('NAME MDC RDC'),
    vscConverter: layout('IBUS TYPE MODE DCSET ACSET ALOSS BLOSS MINLOSS SMAX'),
    switchedShunt: layout(switchedShuntFields(version)),
    facts: layout(version < 31 ? 'N I J MODE' : 'NAME I J MODE'),
  };
}

const TWELVE_RATINGS = Array.from({ length: 12 }, (_, k) => `RATE${k + 1}`).join(' ');

function switchedShuntFields(version: number): string {
  if (version < 32) return 'I MODSW VSWHI VSWLO SWREM RMPCT RMIDNT BINIT';
  if (version < 35) return 'I MODSW ADJM STAT VSWHI VSWLO SWREM RMPCT RMIDNT BINIT';
  return 'I ID MODSW ADJM STAT VSWHI VSWLO SWREG NREG RMPCT RMIDNT BINIT';
}

function layout(fields: string): Layout {
  return new Map(fields.split(' ').map((name, position) => [name, position]));
}
