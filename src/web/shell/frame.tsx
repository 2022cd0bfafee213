import { type ReactNode, Suspense } from 'react';
import { shell } from '../messages/en/shell.js';
import { useAnnouncement } from './announce.js';
import { useVersion } from './answers.js';
import { Boundary } from './boundary.js';
import { Link } from './link.js';
import { usePlace } from './place.js';
import { addressOf, matchRoute, type RouteId, twinOf } from './addresses.js';
import { type Theme, themes, useTheme } from './theme.js';

const navigation: readonly { readonly id: RouteId; readonly href: string }[] = [
  { id: 'home', href: addressOf.home() },
  { id: 'instruments', href: addressOf.instruments() },
  { id: 'plan', href: addressOf.plan() },
  { id: 'method', href: addressOf.method() },
];

/** What all pages have around them: ways to go, colours, the foot, and one live region. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { path } = usePlace();
  return (
    <>
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <header className="frame-head">
        <Link className="name" href={addressOf.home()}>
          <Mark />
          {shell.name}
        </Link>
        <nav aria-label={shell.navigation}>
          <ul>
            {navigation.map(({ id, href }) => (
              <li key={id}>
                <Link href={href} aria-current={matchRoute(path)?.id === id ? 'page' : undefined}>
                  {shell.pages[id]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeChoice />
      </header>
      <main id="content" tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<p className="page-wait">{shell.loadingPage}</p>}>{children}</Suspense>
        </Boundary>
      </main>
      <Foot />
      <LiveRegion />
    </>
  );
}

/** The project's own sign: an interval strip. */
function Mark() {
  return (
    <svg className="mark" width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
      <rect className="mark-wide" x="0" y="4" width="28" height="6" />
      <rect className="mark-narrow" x="7" y="4" width="13" height="6" />
      <rect className="mark-tick" x="13" y="0" width="2.5" height="14" />
    </svg>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useTheme();
  return (
    <label className="theme">
      <span>{shell.theme.label}</span>
      <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
        {themes.map((id) => (
          <option key={id} value={id}>
            {shell.theme[id]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Foot() {
  const { path, query } = usePlace();
  const version = useVersion();
  const { footer } = shell;
  return (
    <footer className="frame-foot">
      <p className="foot-what">{footer.what}</p>
      <ul>
        <li>
          <Link href={addressOf.method('cite')}>{footer.cite}</Link>
        </li>
        <li>
          <Link href={addressOf.method('dispute')}>{footer.dispute}</Link>
        </li>
        <li>
          <Link href={addressOf.method('sources')}>{footer.sources}</Link>
        </li>
        <li>
          <a href="/api/v1/openapi.json">{footer.openapi}</a>
        </li>
      </ul>
      <p className="foot-twins">
        {matchRoute(path) !== null && (
          <>
            {footer.twins} <a href={twinOf(path, query, 'json')}>JSON</a> <a href={twinOf(path, query, 'csv')}>CSV</a>
          </>
        )}
      </p>
      <p className="foot-version">{version === null ? '\u00a0' : footer.version(version)}</p>
      <p className="foot-printed">{footer.printed(window.location.href, new Date())}</p>
    </footer>
  );
}

function LiveRegion() {
  const said = useAnnouncement();
  return (
    <div className="only-read" role="status" aria-live="polite">
      {said}
    </div>
  );
}
