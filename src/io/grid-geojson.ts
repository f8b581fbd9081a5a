import type { CapacityRow } from '../study/capacity/capacity-result.ts';
import type { BorderFlow, ElementLoading, ScenarioResult, SubstationPlace } from '../study/result.ts';
import type { OutputText } from './csv-text.ts';

/** Longitude and latitude in degrees, WGS 84. */
type Position = readonly [longitudeDeg: number, latitudeDeg: number];

type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly [Position, Position] };

interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  /** `null`: the feature has no place of its own (RFC 7946, 3.2). */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Places = ReadonlyMap<string, Position>;

/**
 * The grid of a run with its results as GeoJSON (RFC 7946): substations as points; lines, drawn straight between their
 * ends, and banks as points, with flow and loadings; every direction of every border as an arrow along its ties, with
 * its capacity. `layer` tells them apart; other properties are named as the columns of the CSV tables. No file where no
 * loadings were asked for. Cost: the result's rows.
 */
export function gridGeoJsonFiles(result: ScenarioResult): OutputText[] {
  const { loading, capacity, grid } = result;
  if (loading === undefined) return [];
  const places: Places = new Map(
    grid.substations.map(({ id, longitudeDeg, latitudeDeg }) => [id, [longitudeDeg, latitudeDeg]]),
  );
  const features = [
    ...grid.substations.map(substationFeature),
    ...loading.elements.map((element) => elementFeature(element, places)),
    ...loading.borders.flatMap((border) =>
      borderFeatures(border, loading.elements, capacity?.rows ?? [], places),
    ),
  ];
  const collection = { type: 'FeatureCollection', bbox: boxOf(Array.from(places.values())), features };
  return [{ name: 'grid.geojson', text: `${JSON.stringify(collection)}\n` }];
}

/** West, south, east, north; no box around nothing. */
function boxOf(positions: readonly Position[]): readonly number[] | undefined {
  if (positions.length === 0) return undefined;
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

function substationFeature({ id, name, area, kv, longitudeDeg, latitudeDeg }: SubstationPlace): Feature {
  return {
    type: 'Feature',
    id: `substation/${id}`,
    geometry: { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] },
    properties: { layer: 'substation', name, area, kv },
  };
}

function elementFeature(element: ElementLoading, places: Places): Feature {
  const { trace } = element;
  return {
    type: 'Feature',
    id: `${element.kind}/${element.element}`,
    geometry: geometryBetween(places.get(element.fromSubstation), places.get(element.toSubstation)),
    properties: {
      layer: element.kind,
      element: element.element,
      name: element.name,
      class: element.lineClass,
      area_from: element.areaFrom,
      area_to: element.areaTo,
      kv: element.kv,
      rating_mva: element.ratingMva ?? null,
      flow_mw: element.flowMw,
      loading_pct: element.loadingPct ?? null,
      worst_contingency: element.worstContingency ?? null,
      worst_contingency_name: element.worstContingencyName?.en ?? null,
      worst_flow_mw: element.worstFlowMw,
      worst_loading_pct: element.worstLoadingPct ?? null,
      confidence: trace.confidence,
      source_file: trace.file,
      source_line: trace.line,
      source_ids: trace.sourceIds,
    },
  };
}

/** Both ends in one place are a point; an end without a place leaves nothing to draw. */
function geometryBetween(from: Position | undefined, to: Position | undefined): Geometry | null {
  if (from === undefined || to === undefined) return null;
  const isPoint = from[0] === to[0] && from[1] === to[1];
  return isPoint ? { type: 'Point', coordinates: from } : { type: 'LineString', coordinates: [from, to] };
}

/** Both directions of a border. */
function borderFeatures(
  border: BorderFlow,
  elements: readonly ElementLoading[],
  capacities: readonly CapacityRow[],
  places: Places,
): Feature[] {
  const { fromArea, toArea, flowMw } = border;
  const ids = new Set(border.lines.map((line) => line.element));
  const ties = elements.filter(({ element }) => ids.has(element));
  const from = meanPlace(ties, fromArea, places);
  const to = meanPlace(ties, toArea, places);
  const arrow = (exporter: string, importer: string, geometry: Geometry | null, mw: number): Feature => {
    const row = capacities.find(
      ({ fromAreas, toAreas }) =>
        fromAreas.length === 1 &&
        toAreas.length === 1 &&
        fromAreas[0] === exporter &&
        toAreas[0] === importer,
    );
    return {
      type: 'Feature',
      id: `border/${exporter}->${importer}`,
      geometry,
      properties: {
        layer: 'border',
        from_area: exporter,
        to_area: importer,
        flow_mw: mw,
        ttc_mw: row?.ttcMw ?? null,
        ntc_mw: row?.ntcMw ?? null,
        atc_mw: row?.atcMw ?? null,
        n1_mw: row?.thermalN1.kind === 'limited' ? row.thermalN1.mw : null,
        operating_limit_mw: row?.operating?.mw ?? null,
        binding_layer: row?.bindingLayer ?? null,
        limiting_element: row?.limitingElement ?? null,
        limiting_contingency: row?.limitingContingency ?? null,
        confidence: row?.confidence ?? null,
      },
    };
  };
  return [
    arrow(fromArea, toArea, geometryBetween(from, to), flowMw),
    // Minus zero is no figure.
    arrow(toArea, fromArea, geometryBetween(to, from), 0 - flowMw),
  ];
}

/** The middle of the ties' ends in an area; `undefined` where none has a place. */
function meanPlace(ties: readonly ElementLoading[], area: string, places: Places): Position | undefined {
  const ends = ties.flatMap(({ areaFrom, fromSubstation, toSubstation }) => {
    const place = places.get(areaFrom === area ? fromSubstation : toSubstation);
    return place === undefined ? [] : [place];
  });
  if (ends.length === 0) return undefined;
  const mean = (axis: 0 | 1) => ends.reduce((sum, place) => sum + place[axis], 0) / ends.length;
  return [mean(0), mean(1)];
}
