import { shell } from '../messages/en/shell.js';
import type { Answer } from './answers.js';
import { Link } from './link.js';
import { addressOf } from './addresses.js';

const mostNamed = 2;

/** Where numbers come from and under which licence; many are folded away behind the first. */
export function Origins({ origins }: { readonly origins: Answer<unknown>['origins'] }) {
  const distinct = [...new Map(origins.map((origin) => [origin.id, origin])).values()];
  if (distinct.length === 0) return null;
  const list = (
    <ul>
      {distinct.map(({ id, title, version, licence }) => (
        <li key={id}>
          <Link href={addressOf.method(`source-${id}`)}>{title}</Link>, {shell.figure.origin(version, licence)}
        </li>
      ))}
    </ul>
  );
  if (distinct.length <= mostNamed) {
    return (
      <div className="origins origins-few">
        <span>{distinct.length === 1 ? shell.figure.source : shell.figure.sources}</span> {list}
      </div>
    );
  }
  const named = distinct.slice(0, mostNamed).map(({ title }) => title);
  return (
    <details className="origins">
      <summary>{shell.figure.manySources(named, distinct.length - named.length)}</summary>
      {list}
    </details>
  );
}
