/**
 * The same small network as a RAW file of any version: buses 1 (reference), 2 and 30, two lines, a transformer, loads,
 * shunts and units. Sections can be replaced by other lines.
 */
export function tinyRaw(version: number, replaced: Readonly<Record<string, string>> = {}): string {
  const sections = Object.entries({ ...tinySections(version), ...replaced });
  const heading = [`0, 50.0, ${version}, 0, 1, 60.0 / written for a test`, 'Three buses', ''];
  const body = sections.map(([name, lines], k) => {
    const next = sections[k + 1]?.[0];
    const begin = next === undefined ? '' : `, BEGIN ${next.toUpperCase()} DATA`;
    return `${lines === '' ? '' : `${lines}\n`}0 / END OF ${name.toUpperCase()} DATA${begin}`;
  });
  return [...heading, ...body, 'Q', ''].join('\n');
}

function tinySections(version: number): Record<string, string> {
  const spare = ',0,0,0,0,0,0,0,0,0';
  const ratings = (three: string) => (version < 34 ? three : three + spare);
  const name = version < 34 ? '' : "'',";
  const nreg = version < 35 ? '' : '0,';
  const lines = [
    `1,-2,'1 ',0.01,0.1,0.02,${name}${ratings('100,120,140')},0.02,0,0,0,1`,
    `1,2,'2 ',0,0.25,0,${name}${ratings('0,0,0')},0,0,0,0,0`,
  ];
  const transformer = [
    "2,30,0,'T1',1,1,1,0.001,0,2,'Bank, north / 1',1,1,1.0",
    '0.002,0.2,50',
    `0.98,0,-3,${ratings('60,0,0')},0,0`,
    '1.0,0',
  ];
  const sections: Record<string, string> = version < 34 ? {} : { 'system-wide': 'GENERAL, THRSHZ=0.0001' };
  sections.bus =
    version < 31
      ? "1,'First ',230,3,0,0,1,1,1.02,5\n2,'Second',230,2,0,0,1,1,1.0,0\n30,'Third, far',115,1,2,-3,2,1,0.99,-1"
      : "1,'First ',230,3,1,1,1,1.02,5\n2,'Second',230,2,1,1,1,1.0,0\n30,'Third, far',115,1,2,1,1,0.99,-1";
  sections.load = "2,'1',1,1,1,20,5\n30,'A',1,2,1,70,10,0,0,0,0\n30,'B',0,2,1,99,9";
  if (version >= 31) sections['fixed shunt'] = "30,'1',1,2,-3\n2,'1',0,9,9";
  sections.generator = [
    `2,'1',40,0,30,-30,1.0,0,${nreg}100,0,1,0,0,1,1,100,80,10`,
    `1,'1',10,0,30,-30,1.02,0,${nreg}100,0,1,0,0,1,0,100,60,0`,
    `1,'2',52,0,30,-30,1.02,0,${nreg}100,0,1,0,0,1,1,100,90,0`,
  ].join('\n');
  sections.branch = lines.join('\n');
  if (version >= 34) sections['system switching device'] = '';
  sections.transformer = transformer.join('\n');
  sections.area = "1,0,0,0,'NORTH '\n2,0,0,0,'SOUTH '";
  sections['two-terminal dc'] = '';
  sections['voltage source converter'] = '';
  const switched = switchedShunt(version);
  if (version < 31) sections['switched shunt'] = switched;
  for (const other of OTHERS) sections[other] = '';
  if (version >= 31) sections['switched shunt'] = switched;
  return sections;
}

const OTHERS = [
  'impedance correction',
  'multi-terminal dc',
  'multi-section line',
  'zone',
  'inter-area transfer',
  'owner',
  'facts device',
];

function switchedShunt(version: number): string {
  if (version < 32) return "2,1,1.1,0.9,0,100,'',19,1,19";
  if (version < 35) return "2,1,0,1,1.1,0.9,0,100,'',19,1,19";
  return "2,'1',1,0,1,1.1,0.9,0,0,100,'',19,1,1,19";
}
