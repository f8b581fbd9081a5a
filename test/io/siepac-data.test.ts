import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDcModel } from '../../src/analysis/dc-model.ts';
import type { MexicanOption } from '../../src/analysis/market/market-design.ts';
import { buildNetwork } from '../../src/grid/build-network.ts';
import { type Dataset, inServiceIn } from '../../src/grid/dataset.ts';
import { applyEdits } from '../../src/grid/edits.ts';
import { gridRowsOfYear } from '../../src/grid/grid-rows.ts';
import { readDataset } from '../../src/io/dataset-reader.ts';
import type { InputText } from '../../src/io/input-text.ts';

const FOLDER = new URL('../../data/siepac/', import.meta.url);
const YEARS = Array.from({ length: 15 }, (_, k) => 2013 + k);

let data: Dataset;

beforeAll(() => {
  const files = new Map<string, InputText>(
    readdirSync(FOLDER).map((file) => [file, { file, text: readFileSync(new URL(file, FOLDER), 'utf8') }]),
  );
  data = readDataset(files).value!;
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function siepacKmByArea(year: number): Record<string, number> {
  const { lines, buses, substations } = gridRowsOfYear(data, year);
  const areaOf = (busId: string) => {
    const bus = buses.find((row) => row.id === busId)!;
    return substations.find((row) => row.id === bus.substation)!.area;
  };
  const km: Record<string, number> = {};
  for (const line of lines.filter((row) => row.siepacKm > 0)) {
    const [from, to] = [areaOf(line.fromBus), areaOf(line.toBus)];
    km[from] = (km[from] ?? 0) + (line.kmInFromArea ?? line.siepacKm);
    if (to !== from) km[to] = (km[to] ?? 0) + line.kmInToArea!;
  }
  return km;
}

describe('the SIEPAC line', () => {
  it('adds up to the published lengths, whatever its sections in a year', () => {
    for (const year of [2017, 2019, 2021, 2026]) {
      const km = siepacKmByArea(year);
      expect(sum(Object.values(km))).toBeCloseTo(1794.9, 0);
      const published = { GT: 282.8, SV: 286.2, HN: 275.3, NI: 307.6, CR: 493, PA: 150 };
      for (const [area, value] of Object.entries(published)) expect(km[area]).toBeCloseTo(value, 0);
    }
  });

  it('lacks the Guatemalan–Honduran leg and Parrita–Palmar in 2013', () => {
    expect(sum(Object.values(siepacKmByArea(2013)))).toBeCloseTo(1794.9 - 129.08 - 83.8 - 130, 0);
    const tie = (year: number) =>
      gridRowsOfYear(data, year).lines.some((row) => row.id === 'siepac-gt-hn-panaluya-la-entrada');
    expect(YEARS.filter(tie)[0]).toBe(2014);
  });
});

describe('the grid of every year', () => {
  it('hangs together, Mexico included', () => {
    for (const year of YEARS) {
      const { network } = buildNetwork(gridRowsOfYear(data, year));
      expect({ year, islands: buildDcModel(network).islandCount }).toEqual({ year, islands: 1 });
    }
  });

  it('shares the whole demand of every area out to buses', () => {
    for (const year of YEARS) {
      const { demandZones, areas } = gridRowsOfYear(data, year);
      for (const { id } of areas) {
        const shares = demandZones.filter((zone) => zone.area === id).map((zone) => zone.share);
        expect(sum(shares)).toBeCloseTo(1, 5);
      }
    }
  });

  it('places no plant, zone, line or bank at a bus that is not there', () => {
    for (const year of YEARS) {
      const rows = gridRowsOfYear(data, year);
      const buses = new Set(rows.buses.map((row) => row.id));
      const used = [
        ...[...rows.plants, ...rows.demandZones].map((row) => row.bus),
        ...[...rows.lines, ...rows.transformers].flatMap((row) => [row.fromBus, row.toBus]),
      ];
      expect(used.filter((id) => !buses.has(id))).toEqual([]);
    }
  });

  it('has the 219 routes of mid-2017 and the six lines that ran in one piece then', () => {
    const { lines } = gridRowsOfYear(data, 2017);
    const ids = new Set(lines.map((row) => row.id));
    const routeOf = (id: string) => (ids.has(id.replace(/-\d$/, '-1')) ? id.replace(/-\d$/, '') : id);
    // What the lists do not name was added by judgement or closes circuit 6 in Panama.
    const listed = lines.filter(
      (row) => !row.sourceIds.includes('judgement') && row.id !== 'pa-bella-vista-llano-sanchez',
    );
    const routes = new Set(listed.map((row) => routeOf(row.id)));
    const inOnePiece = new Set([...routes].filter((id) => id.includes('-until-')));
    expect(routes.size - inOnePiece.size).toBe(219);
    expect([...inOnePiece].sort()).toEqual([
      'cr-canas-parrita-until-2019',
      'cr-ciudad-quesada-san-miguel-until-2020',
      'ni-sebaco-tipitapa-until-2019',
      'pa-el-coco-panama-ii-until-2021',
      'sv-ateos-san-antonio-abad-until-2023',
      'sv-cerron-grande-nejapa-until-2023',
    ]);
  });
});

describe('what a planner must find as it is', () => {
  it('Torre 43 is two nodes that nothing joins directly', () => {
    const ends = ['hn-t43-cajon-230', 'hn-t43-amarateca-230'];
    const joins = data.lines.filter((row) => ends.includes(row.fromBus) && ends.includes(row.toBus));
    expect(joins).toEqual([]);
    for (const end of ends) {
      expect(data.lines.filter((row) => row.fromBus === end || row.toBus === end)).toHaveLength(2);
    }
  });

  it('Palestina–Las Cruces is the only open line', () => {
    const open = data.lines.filter((row) => row.normallyOpen).map((row) => row.id);
    expect(open).toEqual(['gt-las-cruces-palestina-1', 'gt-las-cruces-palestina-2']);
  });

  it('Los Brillantes has two banks, 225 MVA in 2017 and 247.5 MVA from 2019', () => {
    const ratings = (year: number) =>
      gridRowsOfYear(data, year)
        .transformers.filter((row) => row.fromBus === 'gt-los-brillantes-400')
        .map((row) => row.ratingMva);
    expect(ratings(2017)).toEqual([225, 225]);
    expect(ratings(2019)).toEqual([247.5, 247.5]);
  });

  it('second circuits hang only where they are built', () => {
    const second = gridRowsOfYear(data, 2026).lines.filter((row) => row.id.startsWith('siepac-c2-'));
    expect(second).toEqual([]);
  });

  it('a value from a class says so and is never called published', () => {
    for (const line of data.lines.filter((row) => row.typicalClass !== undefined)) {
      const own = [line.reactanceConfidence, line.ratingConfidence];
      expect(own, line.id).not.toEqual(['published', 'published']);
    }
  });

  it('guesses for models never act as operating limits', () => {
    const operating = data.transferLimits.filter((row) => row.kind === 'operating');
    expect(operating.filter((row) => row.id.startsWith('TL-COT-'))).toHaveLength(432);
    expect(operating.filter((row) => /^TC-[EX]/.test(row.id))).toEqual([]);
  });
});

it('gives every reason and explanation in both languages', () => {
  const withWords = [
    ...data.transferLimits.map((row) => [row.reason, row.reasonEs]),
    ...data.publishedTotals.map((row) => [row.explanation, row.explanationEs]),
  ].filter(([en]) => en !== undefined);
  expect(withWords.length).toBeGreaterThan(500);
  for (const [en, es] of withWords) {
    expect(es).toBeDefined();
    expect(es).not.toBe(en);
  }
});

it('tells every option for Mexico in words', () => {
  const options: readonly MexicanOption[] = [
    'none',
    'contracts',
    'border-agent',
    'explicit-auction',
    'implicit-coupling',
    'joint-dispatch',
    'full-member',
    'scheduled-link',
  ];
  expect(data.marketDesigns.map((row) => row.id)).toEqual([...options, 'all']);
  for (const row of data.marketDesigns) {
    expect(row.needsEn, row.id).not.toBe(row.needsEs);
    expect(row.rentEn, row.id).not.toBe(row.rentEs);
  }
});

it('tells of events on days of the calendar, in both languages, by sources with an address', () => {
  const sources = new Map(data.sources.map((source) => [source.id, source]));
  expect(new Set(data.events.map(({ kind }) => kind))).toEqual(new Set(['market', 'disturbance']));
  for (const { id, date, wordsEn, wordsEs, sourceIds } of data.events) {
    const [year, month = '01', day = '01'] = date.split('-');
    const asDate = new Date(`${year}-${month}-${day}T00:00:00Z`);
    expect(asDate.toISOString().slice(0, 10), id).toBe(`${year}-${month}-${day}`);
    expect(wordsEn, id).not.toBe(wordsEs);
    expect(wordsEs.match(/\d+/g), id).toEqual(wordsEn.match(/\d+/g));
    for (const source of sourceIds) expect(sources.get(source)!.url, `${id} ${source}`).toMatch(/^https?:/);
  }
});

it('counts no technology twice in what an area generated in a year', () => {
  const known = new Set(data.plants.map((plant) => plant.technology));
  const seen = new Set<string>();
  const generated = data.marketHistory.filter((row) => row.quantity === 'generation-gwh');
  expect(generated.length).toBeGreaterThan(300);
  for (const { area, year, technologies, id } of generated) {
    for (const technology of technologies) {
      expect(known, id).toContain(technology);
      expect(seen, id).not.toContain(`${area} ${year} ${technology}`);
      seen.add(`${area} ${year} ${technology}`);
    }
  }
});

describe('the totals of plants', () => {
  it('agree with the published ones, or say why not', () => {
    for (const total of data.publishedTotals.filter((row) => row.quantity === 'installed-mw')) {
      const plants = gridRowsOfYear(data, total.year!).plants.filter(
        (plant) =>
          plant.area === total.area &&
          (total.technologies.length === 0 || total.technologies.includes(plant.technology)),
      );
      const differenceMw = sum(plants.map((plant) => plant.capacityMw)) - total.value;
      if (Math.abs(differenceMw) > total.toleranceAbs) expect(total.explanation, total.id).toBeDefined();
    }
  });
});

describe('every upgrade with edits', () => {
  it('can be made in 2017 and in 2026', () => {
    for (const year of [2017, 2026]) {
      const rows = gridRowsOfYear(data, year);
      for (const upgrade of data.upgrades) {
        const edits = data.upgradeEdits.filter(
          (edit) => edit.upgrade === upgrade.id && inServiceIn(edit, year),
        );
        const { problems } = applyEdits(rows, edits, data.typicalParameters);
        expect(problems.map((problem) => `${upgrade.id} ${year}: ${problem.message.en}`)).toEqual([]);
      }
    }
  });

  it('can be chosen with the national works: shared works are made once', () => {
    const edits = data.upgradeEdits.filter(
      (edit) =>
        ['national-works-all', 'second-circuit-whole', 'mexico-second-circuit'].includes(edit.upgrade) &&
        inServiceIn(edit, 2017),
    );
    const { rows, problems } = applyEdits(gridRowsOfYear(data, 2017), edits, data.typicalParameters);
    expect(problems).toEqual([]);
    const added = rows.lines.filter((row) => row.id === 'early-gt-aguacapa-la-vega-ii');
    expect(added).toHaveLength(1);
  });
});
