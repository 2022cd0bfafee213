import { notFound } from '../../messages/en/not-found.js';
import { Link } from '../../shell/link.js';
import { Page } from '../../shell/page.js';
import { addressOf } from '../../shell/addresses.js';

export function NotFoundPage() {
  return (
    <Page title={notFound.title} lead={<p>{notFound.lead}</p>}>
      <p>
        <Link href={addressOf.home()}>{notFound.home}</Link>
      </p>
    </Page>
  );
}
