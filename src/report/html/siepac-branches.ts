import type { ElementLoading, GridSummary, LoadingResult } from '../../study/result.ts';
import { southOfPlace } from './south-of.ts';

/** A section of the SIEPAC line with its flows counted southward. */
export interface SiepacSection {
  readonly loading: ElementLoading;
  /** The countries of its northern and southern end. */
  readonly areas: readonly [string, string];
  readonly flowMw: number;
  readonly worstFlowMw: number;
}

/** Sections that hang together, from north to south. */
export type SiepacBranch = readonly SiepacSection[];

/**
 * The monitored sections of the SIEPAC line as branches that no section joins, the one that reaches furthest south last:
 * at the western end the line to Honduras stands apart from the one through El Salvador.
 */
export function siepacBranches(loading: LoadingResult, { substations }: GridSummary): SiepacBranch[] {
  const south = new Map(substations.map((place) => [place.id, southOfPlace(place)]));
  const southOf = (substation: string) => south.get(substation) ?? 0;
  const middle = ({ loading: { fromSubstation, toSubstation } }: SiepacSection) =>
    southOf(fromSubstation) + southOf(toSubstation);
  const sections = loading.elements.filter(({ lineClass }) => lineClass === 'siepac');
  return connected(sections)
    .map((branch) =>
      branch
        .map((section) => southward(section, southOf))
        .sort((a, b) => middle(a) - middle(b) || (a.loading.element < b.loading.element ? -1 : 1)),
    )
    .sort((a, b) => middle(a.at(-1)!) - middle(b.at(-1)!));
}

function southward(loading: ElementLoading, southOf: (substation: string) => number): SiepacSection {
  const { areaFrom, areaTo, flowMw, worstFlowMw, fromSubstation, toSubstation } = loading;
  return southOf(fromSubstation) <= southOf(toSubstation)
    ? { loading, areas: [areaFrom, areaTo], flowMw, worstFlowMw }
    : { loading, areas: [areaTo, areaFrom], flowMw: 0 - flowMw, worstFlowMw: 0 - worstFlowMw };
}

/** Sections in groups that share substations. */
function connected(sections: readonly ElementLoading[]): ElementLoading[][] {
  let groups: { ends: Set<string>; sections: ElementLoading[] }[] = [];
  for (const section of sections) {
    const ends = [section.fromSubstation, section.toSubstation];
    const isJoined = (group: { ends: Set<string> }) => ends.some((end) => group.ends.has(end));
    const joined = groups.filter(isJoined);
    const merged = {
      ends: new Set([...ends, ...joined.flatMap((group) => [...group.ends])]),
      sections: [...joined.flatMap((group) => group.sections), section],
    };
    groups = [...groups.filter((group) => !isJoined(group)), merged];
  }
  return groups.map((group) => group.sections);
}
