import { useState } from 'react';
import { formatNumber } from '../../../charts/index.js';
import type { Results } from '../../../study/index.js';
import { method } from '../../messages/en/method.js';
import { Answered, DataTable, Depths, useAnswer, usePlace } from '../../shell/index.js';

type Listed = Results['sources']['sources'][number];
type Shown = Results['sources/show'];

/** Reasons beyond this many are left to the command line. */
const mostNotes = 25;

/** Every source with its terms and the account of its rows; each opens what is known of it. */
export function Sources({ sources }: { readonly sources: readonly Listed[] }) {
  const sum = (count: 'rows' | 'rejected'): number =>
    sources.reduce((total, { account }) => total + (account?.[count] ?? 0), 0);
  return (
    <Depths
      id="sources"
      title={method.sources.title}
      sentence={
        <p>{method.sources.sentence(sources.length, formatNumber(sum('rows'), 0), formatNumber(sum('rejected'), 0))}</p>
      }
      picture={
        <ul className="sources">
          {sources.map((source) => (
            <Source key={source.id} source={source} />
          ))}
        </ul>
      }
    />
  );
}

function Source({ source: { id, title, licence, account } }: { readonly source: Listed }) {
  const anchor = `source-${id}`;
  const named = usePlace().hash === anchor;
  const [open, setOpen] = useState(named);
  const text = method.sources;
  const years =
    account === null
      ? text.notRead
      : account.from === null || account.to === null
        ? text.undated
        : text.span(account.from, account.to);
  return (
    <li id={anchor} tabIndex={-1}>
      <details open={open || named} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="source-title">{title}</span>
          <span className="source-facts">
            {years} · {licence}
          </span>
        </summary>
        {(open || named) && <Account id={id} />}
      </details>
    </li>
  );
}

function Account({ id }: { readonly id: string }) {
  const asked = useAnswer('sources/show', { source: id });
  return (
    <Answered asked={asked} room="room-small">
      {({ result }) => <AccountTold source={result} />}
    </Answered>
  );
}

function AccountTold({ source: { origin, editions, howToGet, account, notes } }: { readonly source: Shown }) {
  const text = method.sources;
  const counts =
    account === null
      ? []
      : ([
          [text.rows, account.rows],
          [text.used, account.used],
          [text.setAside, account.setAside],
          [text.rejected, account.rejected],
          [text.unresolved, account.unresolved],
        ] as const);
  return (
    <div className="account">
      <dl className="word-facts">
        <dt>{text.publisher}</dt>
        <dd>{origin.publisher}</dd>
        <dt>{text.version}</dt>
        <dd>{origin.version}</dd>
        <dt>{text.licence}</dt>
        <dd>{origin.licence}</dd>
        <dt>{text.terms}</dt>
        <dd>{text.permissions[origin.permission]}</dd>
        <dt>{text.citation}</dt>
        <dd>{origin.citation}</dd>
        <dt>{text.get}</dt>
        <dd>
          {howToGet.sentence} {howToGet.url !== '' && <a href={howToGet.url}>{howToGet.url}</a>}
        </dd>
        {account?.to !== undefined && account.to !== null && (
          <>
            <dt>{text.freshness}</dt>
            <dd>{account.to}</dd>
          </>
        )}
        {counts.map(([title, count]) => (
          <FactRow key={title} title={title} value={formatNumber(count, 0)} />
        ))}
        {account !== null && <FactRow title={text.hash} value={account.hash} code />}
      </dl>
      <DataTable
        table={{
          caption: text.editions(origin.title),
          columns: [
            { name: 'version', title: text.edition },
            { name: 'published', title: text.published },
            { name: 'from', title: text.from },
            { name: 'to', title: text.to },
          ],
          rows: editions.map(({ version, published, span }) => [version, published, span.from, span.to]),
        }}
      />
      {notes.length === 0 ? (
        <p>{account === null ? text.notRead : text.noNotes}</p>
      ) : (
        <NotesTold of={origin.title} notes={notes} />
      )}
    </div>
  );
}

function NotesTold({ of, notes }: { readonly of: string; readonly notes: Shown['notes'] }) {
  const text = method.sources;
  return (
    <>
      <DataTable
        table={{
          caption: text.notes(of),
          columns: [
            { name: 'kind', title: text.kind },
            { name: 'reason', title: text.reason },
            { name: 'rows', title: text.count },
          ],
          rows: notes.slice(0, mostNotes).map(({ kind, reason, rows }) => [kind, reason, rows]),
        }}
      />
      {notes.length > mostNotes && <p className="table-more">{text.mostNotes(mostNotes, notes.length)}</p>}
    </>
  );
}

function FactRow({
  title,
  value,
  code = false,
}: {
  readonly title: string;
  readonly value: string;
  readonly code?: boolean;
}) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{code ? <code>{value}</code> : value}</dd>
    </>
  );
}
