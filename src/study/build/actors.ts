import { createResolver, type RegisterEntry, type Resolver } from '../../model/index.js';
import { type CodeTables, makeRegister } from '../../sources/index.js';
export function makeRegisterFrom(tables: CodeTables): { register: readonly RegisterEntry[]; resolver: Resolver } {
  const register = makeRegister(tables);
  return { register, resolver: createResolver(register) };
}
