import type { Column } from '../store/index.js';

export function text(name: string, meaning: string): Column & { type: 'text' } {
  return { name, type: 'text', meaning };
}

export function integer(name: string, meaning: string, unit?: string): Column & { type: 'integer' } {
  return { name, type: 'integer', meaning, ...(unit === undefined ? {} : { unit }) };
}

export function real(name: string, meaning: string, perUnit?: number): Column & { type: 'real' } {
  return { name, type: 'real', meaning, ...(perUnit === undefined ? {} : { perUnit }) };
}

export function boolean(name: string, meaning: string): Column & { type: 'boolean' } {
  return { name, type: 'boolean', meaning };
}

/** Kept to 1/10000 of a point: finer digits are below Monte Carlo error. */
export function point(name: string, meaning: string): Column & { type: 'real'; unit: string } {
  return { name, type: 'real', meaning, unit: 'point', perUnit: 10_000 };
}
