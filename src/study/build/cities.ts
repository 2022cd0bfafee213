import type { Records } from '../../sources/index.js';
export interface CityRows {
  readonly cities: Record<string, (string | number | null)[]>;
  readonly twins: Record<string, string[]>;
}
export function openCityRows(): CityRows {
  return {
    cities: { id: [], name: [], country: [], aliases: [], codes: [], latitude: [], longitude: [] },
    twins: { first: [], second: [] },
  };
}
export function addCities(_rows: CityRows, _tables: Records, _origin: string): void {}
