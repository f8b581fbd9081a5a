import { describe, expect, it } from 'vitest';
import { gridGeoJsonFiles } from '../../src/io/grid-geojson.ts';
import { RESULT } from '../report/fixture.ts';

interface Feature {
  readonly type: string;
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const [{ name, text }] = gridGeoJsonFiles(RESULT) as [{ name: string; text: string }];
const document = JSON.parse(text) as { type: string; bbox: number[]; features: Feature[] };

function layer(named: string): Feature[] {
  return document.features.filter(({ properties }) => properties.layer === named);
}

function positions(geometry: Feature['geometry']): number[][] {
  if (geometry === null) return [];
  return geometry.type === 'Point'
    ? [geometry.coordinates as number[]]
    : (geometry.coordinates as number[][]);
}

describe('gridGeoJsonFiles', () => {
  it('is a collection of features as RFC 7946 has them', () => {
    expect(name).toBe('grid.geojson');
    expect(document.type).toBe('FeatureCollection');
    expect(Object.keys(document).sort()).toEqual(['bbox', 'features', 'type']);
    const [west, south, east, north] = document.bbox as [number, number, number, number];
    for (const feature of document.features) {
      expect(Object.keys(feature).sort()).toEqual(['geometry', 'id', 'properties', 'type']);
      expect(feature.type).toBe('Feature');
      expect(['Point', 'LineString', undefined]).toContain(feature.geometry?.type);
      if (feature.geometry?.type === 'LineString') expect(positions(feature.geometry)).toHaveLength(2);
      for (const [longitude, latitude] of positions(feature.geometry)) {
        // Longitude first: the region lies west of Greenwich and north of the equator.
        expect(longitude).toBeGreaterThanOrEqual(west);
        expect(longitude).toBeLessThanOrEqual(east);
        expect(latitude).toBeGreaterThanOrEqual(south);
        expect(latitude).toBeLessThanOrEqual(north);
      }
    }
    expect([west < -75, east < -75, south > 0, north < 25]).toEqual([true, true, true, true]);
    const ids = document.features.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws every element between its own substations, with its loadings', () => {
    const places = new Map(RESULT.grid.substations.map((place) => [place.id, place]));
    for (const element of RESULT.loading!.elements) {
      const feature = document.features.find(({ id }) => id === `${element.kind}/${element.element}`)!;
      const [first] = positions(feature.geometry);
      const from = places.get(element.fromSubstation)!;
      expect(first).toEqual([from.longitudeDeg, from.latitudeDeg]);
      expect(feature.properties).toMatchObject({
        flow_mw: element.flowMw,
        worst_loading_pct: element.worstLoadingPct ?? null,
        confidence: element.trace.confidence,
      });
    }
    expect(layer('substation')).toHaveLength(RESULT.grid.substations.length);
  });

  it('points the capacity of each direction from the exporting to the importing side', () => {
    expect(layer('border')).toHaveLength(2 * RESULT.loading!.borders.length);
    const row = RESULT.capacity!.rows.find(({ fromAreas, toAreas }) => `${fromAreas}>${toAreas}` === 'GT>SV');
    const there = document.features.find(({ id }) => id === 'border/GT->SV')!;
    const back = document.features.find(({ id }) => id === 'border/SV->GT')!;
    expect(there.properties.ttc_mw).toBe(row?.ttcMw ?? null);
    expect(positions(back.geometry)).toEqual(positions(there.geometry).toReversed());
    expect(back.properties.flow_mw).toBe(0 - (there.properties.flow_mw as number));
    const [[westOfBorder], [eastOfBorder]] = positions(there.geometry) as [[number], [number]];
    expect(westOfBorder).toBeLessThan(eastOfBorder);
  });

  it('is nothing where no loadings were asked for', () => {
    expect(gridGeoJsonFiles({ ...RESULT, loading: undefined })).toEqual([]);
  });
});
