/** A place on the Earth, in degrees north and east. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth in kilometres (IUGG, Moritz 2000). */
const earthRadius = 6371.0088;

/** Great-circle distance in kilometres on a sphere of the Earth's mean radius, by the haversine formula. */
export function kilometresBetween(a: Spot, b: Spot): number {
  const radians = Math.PI / 180;
  const half = (angle: number): number => Math.sin((angle * radians) / 2) ** 2;
  const chord =
    half(b.latitude - a.latitude) +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(b.longitude - a.longitude);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
