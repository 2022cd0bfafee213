import { createResolver, type RegisterEntry, type Resolver } from '../../model/index.js';
import { type CodeTables, type KedsCode, makeRegister, type Records, withKedsActors } from '../../sources/index.js';

/** Everybody who can be found by a name or code. */
export interface BuiltRegister {
  readonly register: readonly RegisterEntry[];
  readonly resolver: Resolver;
}

/**
 * The register of states, territories and organisations, with the actors of coded event data where there are any: their
 * letters as codes, and one entry for each group that is nobody else.
 */
export function buildRegister(tables: CodeTables, events: Records | null): BuiltRegister {
  const listed = makeRegister(tables);
  const register = events === null ? listed : withKedsActors(listed, lettersIn(events));
  return { register, resolver: createResolver(register) };
}

/** The letters that stand in coded events, by the coding of the file in which they do. */
function lettersIn({ acts }: Records): KedsCode[] {
  return (acts?.labels ?? []).flatMap(({ code, scheme }): KedsCode[] => {
    if (scheme === 'keds') return [{ code, habit: 'cameo' }];
    return scheme === 'weis' ? [{ code, habit: 'weis' }] : [];
  });
}
