import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { actorOfCountry } from './iso-numeric.js';
import { smallPlaces } from './small-places.js';

/** The topology of world-atlas: its countries carry ISO 3166 numeric ids and names. */
export type WorldTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface MapShape {
  /** As an SVG path; empty where the map has no shape. */
  readonly outline: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Too small to be hit: it is drawn as a dot. */
  readonly small: boolean;
}

export interface MapShapes {
  readonly height: number;
  /** Radius of dots. */
  readonly dot: number;
  /** By the id of an actor. */
  readonly places: ReadonlyMap<string, MapShape>;
  /** Land of nobody that has an id. */
  readonly nameless: string;
  readonly disputed: string;
}

/** Areas whose borders world-atlas has, and whose standing is disputed: without a code, or with one of these. */
const disputedNames: readonly string[] = ['Kosovo', 'N. Cyprus', 'Siachen Glacier', 'Somaliland'];
const disputedIds: readonly string[] = ['275', '732'];

/** A shape with less than so many square pixels is a dot. */
const leastArea = 60;

// Outlines depend on nothing else, and are dear: a change of year must not draw them again.
const remembered = new WeakMap<WorldTopology, Map<number, MapShapes>>();

/** The shapes of a map on the equal-area projection Equal Earth (Šavrič, Patterson & Jenny 2019), as wide as it is asked for. */
export function mapShapes(topology: WorldTopology, width: number): MapShapes {
  const byWidth = remembered.get(topology) ?? new Map<number, MapShapes>();
  remembered.set(topology, byWidth);
  const known = byWidth.get(width);
  if (known !== undefined) return known;
  const shapes = drawShapes(topology, width);
  byWidth.set(width, shapes);
  return shapes;
}

function drawShapes(topology: WorldTopology, width: number): MapShapes {
  const dot = width < 500 ? 3 : 4.5;
  // Dots at the edge of the world stay in the picture.
  const projection = geoEqualEarth().fitWidth(width - 2 * dot - 2, { type: 'Sphere' });
  // Antarctica is nobody's, and a sixth of the height.
  const [, top] = projection([0, 84]) as [number, number];
  const [, bottom] = projection([0, -58]) as [number, number];
  projection.translate([projection.translate()[0] + dot + 1, projection.translate()[1] - top]);
  const path = geoPath(projection).digits(1);
  const { countries } = topology.objects;
  const places = new Map<string, MapShape>();
  const nameless: string[] = [];
  for (const country of feature(topology, countries).features) {
    const { name } = country.properties;
    const id = actorOfCountry(country.id, name);
    if (id === 'ATA') continue;
    const outline = path(country) ?? '';
    if (id === null) nameless.push(outline);
    else {
      const [x, y] = path.centroid(country);
      const known = places.get(id);
      // A few ids have two shapes: the second is an islet of the first.
      if (known !== undefined) places.set(id, { ...known, outline: known.outline + outline });
      else places.set(id, { outline, x: tenth(x), y: tenth(y), small: path.area(country) < leastArea });
    }
  }
  for (const [id, spot] of smallPlaces) {
    if (places.has(id)) continue;
    const [x, y] = projection([...spot]) as [number, number];
    places.set(id, { outline: '', x: tenth(x), y: tenth(y), small: true });
  }
  const isDisputed = ({ id, properties }: GeometryObject): boolean =>
    disputedIds.includes(String(id)) ||
    disputedNames.includes((properties as { name?: string } | undefined)?.name ?? '');
  const disputed = mesh(topology, countries, (a, b) => a !== b && (isDisputed(a) || isDisputed(b)));
  return {
    height: Math.ceil(bottom - top),
    dot,
    places,
    nameless: nameless.join(''),
    disputed: path(disputed) ?? '',
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
