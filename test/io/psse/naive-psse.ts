/**
 * A second reader for RAW files, as simple as can be: it trusts that the file is one that `readPsse` accepts without
 * sections out of order, cuts lines into fields with one regular expression and computes the network in plain loops.
 * For comparison in tests only.
 */
export interface NaiveRaw {
  readonly baseMva: number;
  /** Number, kV, type, area, angle, demand, shunt. */
  readonly buses: readonly number[][];
  /** Bus, output, status, maximum, minimum. */
  readonly units: readonly number[][];
  /** From, to, reactance, tap, shift, rate A, status. */
  readonly branches: readonly number[][];
  /** From, to, flow, status. */
  readonly links: readonly number[][];
}

type Fields = readonly string[];

export function naivePsse(text: string): NaiveRaw {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line, k, all) => !line.startsWith('@!') || isTitle(all, k));
  const heading = fieldsOf(lines[0]!);
  const baseMva = num(heading[1], 100);
  const version = num(heading[2], Number(/E-(\d+)/.exec(lines[0]!)?.[1]));
  const sections = sectionsOf(lines.slice(3), Math.floor(version));
  const raw: NaiveRaw = { baseMva, buses: [], units: [], branches: [], links: [] };
  const buses = raw.buses as number[][];
  const busOf = (field: string | undefined) => buses.find((bus) => bus[0] === Math.abs(num(field, 0)))!;
  const voltages = new Map<number, number>();

  const old = version < 31;
  for (const f of sections.bus ?? []) {
    const [area, vm, va] = old ? [f[6], f[8], f[9]] : [f[4], f[7], f[8]];
    const bus = [
      num(f[0], 0),
      num(f[2], 0),
      num(f[3], 1),
      num(area, 1),
      num(va, 0),
      0,
      old ? num(f[4], 0) : 0,
    ];
    buses.push(bus);
    voltages.set(bus[0]!, num(vm, 1));
  }
  for (const f of sections.load ?? []) {
    const v = voltages.get(num(f[0], 0))!;
    const behind = num(f[16], 0) * num(f[14], 0);
    const power = num(f[5], 0) - behind + num(f[7], 0) * v + num(f[9], 0) * v * v;
    busOf(f[0])[5]! += num(f[2], 1) * power;
  }
  for (const f of sections.shunt ?? []) busOf(f[0])[6]! += num(f[2], 1) * num(f[3], 0);
  const late = version < 35 ? 0 : 1;
  for (const f of sections.unit ?? []) {
    const [status, most, least] = [14 + late, 16 + late, 17 + late];
    const limits = [num(f[most], 9999), num(f[least], -9999)];
    (raw.units as number[][]).push([num(f[0], 0), num(f[2], 0), num(f[status], 1), ...limits]);
  }
  for (const f of sections.branch ?? []) {
    const after = version < 34 ? 9 : 19;
    const status = num(f[after + 4], 1);
    const rate = unlimited(num(f[version < 34 ? 6 : 7], 0));
    busOf(f[0])[6]! += status * num(f[after], 0) * baseMva;
    busOf(f[1])[6]! += status * num(f[after + 2], 0) * baseMva;
    (raw.branches as number[][]).push([
      num(f[0], 0),
      Math.abs(num(f[1], 0)),
      num(f[4], 0),
      1,
      0,
      rate,
      status,
    ]);
  }
  for (const f of sections.switch ?? []) {
    const on = [1, 2].includes(num(f[16], 1)) ? 1 : 0;
    (raw.branches as number[][]).push([
      num(f[0], 0),
      Math.abs(num(f[1], 0)),
      0,
      1,
      0,
      unlimited(num(f[4], 0)),
      on,
    ]);
  }
  addTransformers(sections.transformer ?? [], raw, busOf);
  for (const [line, first, second] of groups(sections.dc ?? [])) {
    const mode = num(line[1], 0);
    const setting = Math.abs(num(line[3], 0));
    const flow = mode === 2 ? (setting * num(line[4], 0)) / 1000 : setting;
    (raw.links as number[][]).push([num(first[0], 0), num(second[0], 0), flow, mode === 0 ? 0 : 1]);
  }
  for (const [line, first, second] of groups(sections.vsc ?? [])) {
    const flow = num(second[1], 0) === 2 ? num(second[3], 0) : -num(first[3], 0);
    const on = num(line[1], 1) === 1 && num(first[1], 0) > 0 && num(second[1], 0) > 0 ? 1 : 0;
    (raw.links as number[][]).push([num(first[0], 0), num(second[0], 0), flow, on]);
  }
  return raw;
}

/** Two titles follow the first line, whatever they begin with. */
function isTitle(all: readonly string[], k: number): boolean {
  const first = all.findIndex((line) => !line.startsWith('@!'));
  return k === first + 1 || k === first + 2;
}

function addTransformers(lines: readonly Fields[], raw: NaiveRaw, busOf: (field?: string) => number[]): void {
  const { baseMva } = raw;
  const buses = raw.buses as number[][];
  const branches = raw.branches as number[][];
  let star = 10;
  while (star <= Math.max(...buses.map((bus) => bus[0]!))) star *= 10;
  for (let k = 0; k < lines.length; ) {
    const head = lines[k]!;
    const three = num(head[2], 0) !== 0;
    const [cw, cz, status] = [num(head[4], 1) || 1, num(head[5], 1) || 1, num(head[11], 1)];
    const z = lines[k + 1]!;
    const reactance = (pair: number) => {
      const [r, x, mva] = [num(z[3 * pair], 0), num(z[3 * pair + 1], 0), num(z[3 * pair + 2], baseMva)];
      if (cz === 1) return x;
      if (cz === 2) return (x * baseMva) / mva;
      return (Math.sign(x) * Math.sqrt(x * x - (r / 1e6 / mva) ** 2) * baseMva) / mva;
    };
    const ratio = (winding: Fields, busKv: number) => {
      const value = num(winding[0], cw === 2 ? busKv : 1);
      if (cw === 1) return value;
      return cw === 2 ? value / busKv : (value * (num(winding[1], 0) || busKv)) / busKv;
    };
    const rate = (winding: Fields) => unlimited(num(winding[3], 0));
    const [one, two, third] = [lines[k + 2]!, lines[k + 3]!, lines[k + 4] ?? []];
    const ends = [busOf(head[0]), busOf(head[1])];
    if (three) {
      ends.push(busOf(head[2]));
      const centre = [++star, 1, status === 0 ? 4 : 1, ends[0]![3]!, num(z[10], 0), 0, 0];
      buses.push(centre);
      const [x12, x23, x31] = [reactance(0), reactance(1), reactance(2)];
      const arms = [x12 + x31 - x23, x12 + x23 - x31, x23 + x31 - x12];
      const open = [4, 2, 3];
      [one, two, third].forEach((winding, w) => {
        const on = status === 0 || status === open[w] ? 0 : 1;
        const end = ends[w]!;
        const shift = num(winding[2], 0);
        branches.push([end[0]!, centre[0]!, arms[w]! / 2, ratio(winding, end[1]!), shift, rate(winding), on]);
      });
    } else {
      const [from, to] = [ends[0]!, ends[1]!];
      const [t1, t2] = [ratio(one, from[1]!), ratio(two, to[1]!)];
      const on = status > 0 ? 1 : 0;
      branches.push([from[0]!, to[0]!, reactance(0) * t2 * t2, t1 / t2, num(one[2], 0), rate(one), on]);
    }
    k += three ? 5 : 4;
  }
}

function unlimited(mva: number): number {
  return mva === 0 ? Number.POSITIVE_INFINITY : mva;
}

function groups(lines: readonly Fields[]): [Fields, Fields, Fields][] {
  const whole: [Fields, Fields, Fields][] = [];
  for (let k = 0; k + 2 < lines.length; k += 3) whole.push([lines[k]!, lines[k + 1]!, lines[k + 2]!]);
  return whole;
}

function num(field: string | undefined, fallback: number): number {
  return field === undefined || field === '' ? fallback : Number(field.replace(/d/i, 'e'));
}

/** Fields of a line: quoted or not, with nothing between two commas for an omitted one. */
function fieldsOf(line: string): string[] {
  const values: string[] = [];
  const token =
    /[ \t\xa0]*(?:('(?:[^']|'')*'|"(?:[^"]|"")*"|[^ \t\xa0,'"/][^ \t\xa0,/]*)[ \t\xa0]*,?|,|(\/.*))/y;
  for (let found = token.exec(line); found !== null && found[2] === undefined; found = token.exec(line)) {
    values.push((found[1] ?? '').replace(/^['"]|['"]$/g, ''));
  }
  return values;
}

type Name = 'bus' | 'load' | 'shunt' | 'unit' | 'branch' | 'switch' | 'transformer' | 'area' | 'dc' | 'vsc';

function sectionsOf(lines: readonly string[], version: number): Partial<Record<Name, Fields[]>> {
  const start: readonly (Name | 'wide')[] =
    version < 31
      ? ['bus', 'load', 'unit', 'branch', 'transformer']
      : version < 34
        ? ['bus', 'load', 'shunt', 'unit', 'branch', 'transformer']
        : ['wide', 'bus', 'load', 'shunt', 'unit', 'branch', 'switch', 'transformer'];
  const order = [...start, 'area', 'dc', 'vsc'] as readonly Name[];
  const sections: Partial<Record<Name, Fields[]>> = {};
  let current = 0;
  for (const line of lines) {
    const fields = fieldsOf(line);
    if (/^[ \t\xa0]*0[ \t\xa0]*,?[ \t\xa0]*(\/|END\b|$)/i.test(line)) current++;
    else if (/^[ \t\xa0]*q[ \t\xa0]*,?[ \t\xa0]*(\/|$)/i.test(line)) break;
    else if (fields.length > 0 && order[current] !== undefined) {
      sections[order[current]!] ??= [];
      sections[order[current]!]!.push(fields);
    }
  }
  return sections;
}
