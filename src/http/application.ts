import { type Context, Hono } from 'hono';
import { problem } from '../model/index.js';
import type { Format, Study } from '../study/index.js';
import type { Answering, Wishes } from './answering.js';
import { type Asking, understand, unknownPage } from './asking.js';
import { fileReply, makeFile } from './file.js';
import { openApi } from './openapi.js';
import { askingsOf, placeAt } from './pages.js';
import { postedOf, readBody } from './posting.js';
import { problemReply, type Reply, responseOf } from './reply.js';
import { type Served, servedOf } from './served.js';
import type { Site } from './site.js';

/** Where the API begins. */
const root = '/api/v1';

export interface ApplicationOptions {
  readonly studies: readonly Study[];
  readonly answering: Answering;
  readonly site: Site;
  /** Told of faults of the program. */
  readonly onFault: (told: string) => void;
}

/** What answers requests: a loop over the studies for the API, then the pages, their data and files. */
export function makeApplication({ studies, answering, site, onFault }: ApplicationOptions): Hono {
  const application = new Hono({ strict: true });
  const served = servedOf(studies);
  const posted = postedOf(studies);
  const text = `${JSON.stringify(openApi(served, posted, root), null, 2)}\n`;
  const description = makeFile(new TextEncoder().encode(text), { type: 'application/json' });

  async function answer(context: Context, askings: readonly Asking[], format?: Format): Promise<Reply> {
    const wishes = wishesOf(context);
    const understood = await understand(askings, queryOf(context), {
      accept: context.req.header('accept'),
      format,
    });
    if (understood.kind === 'wrong') return problemReply(understood.problems);
    return answering.reply(understood.asked, wishes);
  }

  for (const { study, route, parameters } of served) {
    const asking = [{ study, parameters, fixed: {} }];
    application.all(`${root}/${route}`, (context) => reading(context, () => answer(context, asking)));
  }
  for (const one of posted) {
    application.all(`${root}/${one.route}`, async (context) => {
      if (context.req.method !== 'POST') return refusedMethod(context.req.method, 'POST, OPTIONS');
      const brought = await readBody(context.req.raw, one);
      if (brought.kind === 'wrong') return responseOf(problemReply([brought.problem]));
      const asking = [{ study: one.study, parameters: [], fixed: brought.given }];
      const understood = await understand(asking, queryOf(context), { accept: context.req.header('accept') });
      if (understood.kind === 'wrong') return responseOf(problemReply(understood.problems));
      return responseOf(await answering.replyOnce(understood.asked, wishesOf(context), context.req.raw.signal));
    });
  }
  application.all(`${root}/openapi.json`, (context) =>
    reading(context, async () => fileReply(await description, wishesOf(context))),
  );
  application.all('*', (context) => reading(context, () => pageOrFile(context)));
  application.onError((error) => {
    onFault(error.stack ?? error.message);
    return responseOf(problemReply([]));
  });

  async function pageOrFile(context: Context): Promise<Reply> {
    const { pathname } = new URL(context.req.url);
    const place = placeAt(pathname);
    if (place?.kind === 'twin') {
      return answer(context, askingsOf(place.page, place.values, { served, posted }), place.format);
    }
    if (place?.kind === 'page') return (await site.page(wishesOf(context))) ?? withoutPage(served);
    const file = await site.file(pathname, wishesOf(context));
    return file ?? (await notFound(context));
  }

  /** A browser gets the page, which says so in its own words; everybody else a problem document. */
  async function notFound(context: Context): Promise<Reply> {
    const ofApi = new URL(context.req.url).pathname.startsWith('/api/');
    const byBrowser = !ofApi && context.req.header('accept')?.includes('text/html') === true;
    const page = byBrowser ? await site.page({ ...wishesOf(context), ifNoneMatch: undefined }) : null;
    return page === null ? problemReply([unknownPage()]) : { ...page, status: 404 };
  }

  return application;
}

/** Answer GET and HEAD, tell OPTIONS, refuse the rest. */
async function reading(context: Context, make: () => Promise<Reply> | Reply): Promise<Response> {
  const { method } = context.req;
  if (method === 'GET' || method === 'HEAD') return responseOf(await make());
  return refusedMethod(method, 'GET, HEAD, OPTIONS');
}

function refusedMethod(method: string, allow: string): Response {
  if (method === 'OPTIONS') return responseOf({ status: 204, headers: { allow }, body: null });
  const details = { expected: allow, got: 'another method', fix: 'Use one of these.' };
  return responseOf(problemReply([problem('wrong-method', details)], { headers: { allow } }));
}

function wishesOf(context: Context): Wishes {
  return {
    ifNoneMatch: context.req.header('if-none-match'),
    acceptEncoding: context.req.header('accept-encoding'),
  };
}

function queryOf(context: Context): string {
  const { url } = context.req;
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}

/** What stands at the page's addresses until the page has been built. */
function withoutPage(served: readonly Served[]): Reply {
  const lines = [
    'Suasion',
    '',
    'The web page has not been built here. The API answers:',
    '',
    ...served.map(({ study, route }) => `  ${root}/${route}  ${study.title}`),
    '',
    `  ${root}/openapi.json  describes it`,
    '',
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' },
    body: lines.join('\n'),
  };
}
