import { expect, it } from 'vitest';
import { inServiceIn } from '../../src/grid/dataset.ts';
import { readScenario } from '../../src/io/scenario-reader.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { siepacDataset } from '../support/siepac-data.ts';

/** Equal impedances side by side carry equal shares: what the twin carries needs no solver to know. */
it('an upgrade written out in a scenario: an equal circuit beside a line carries as much as the line', async () => {
  const dataset = siepacDataset();
  const typical = dataset.typicalParameters.find((row) => row.id === '230-siepac')!;
  const line = dataset.lines.find(
    (row) => row.reactanceOhmPerKm === typical.reactanceOhmPerKm && inServiceIn(row, 2017),
  )!;
  const source = `id: twin
title: { en: Twin, es: Gemela }
data: data/siepac
year: 2017
season: dry
demand: maximum
upgrades:
  - id: twin
    title: { en: Twin, es: Gemela }
    edits:
      - action: add-line
        element: twin
        fromBus: ${line.fromBus}
        toBus: ${line.toBus}
        lengthKm: ${line.lengthKm * 1000} m
        typicalClass: 230-siepac
exchanges: { MX->GT: 120 MW }
studies: [{ loading: { contingencies: none } }]
`;
  const { value: scenario } = await readScenario({ file: 'twin.yaml', text: source }, (file) => ({
    file,
    text: '{}',
  }));
  const { elements } = runScenario(scenario!, dataset).loading!;
  const [old, twin] = [line.id, 'twin'].map((id) => elements.find((row) => row.element === id)!);
  expect(Math.abs(old!.flowMw)).toBeGreaterThan(1);
  expect(twin!.flowMw).toBeCloseTo(old!.flowMw, 9);
});
