import { pageOf } from './page-of.js';
import { NotFoundPage } from './pages/not-found/not-found-page.js';
import { matchRoute } from './shell/addresses.js';
import { Frame } from './shell/frame.js';
import { usePlace } from './shell/place.js';

/** The whole page: the frame, and in it the page of this address. */
export function App() {
  const { path } = usePlace();
  const match = matchRoute(path);
  if (match === null) {
    return (
      <Frame>
        <NotFoundPage />
      </Frame>
    );
  }
  const Page = pageOf[match.id];
  return (
    <Frame>
      <Page key={match.id} parameters={match.parameters} />
    </Frame>
  );
}
