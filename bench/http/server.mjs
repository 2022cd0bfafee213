/** A server over the shipped tables in a process of its own; says its address, and its memory when asked. */
import { fileURLToPath } from 'node:url';

const built = (/** @type {string} */ name) => new URL(`../../dist/run/${name}`, import.meta.url).href;
/** @type {typeof import('../../dist/http/index.js')} */
const { startServer } = await import(built('http.js'));
/** @type {typeof import('../../dist/study/index.js')} */
const { studies } = await import(built('study.js'));

const server = await startServer({
  studies,
  data: fileURLToPath(new URL('../../reference', import.meta.url)),
  port: 0,
  onFault: (told) => process.stderr.write(`${told}\n`),
});
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss / 1024 ** 2 }));
process.on('disconnect', () => process.exit());
process.send?.({ url: server.url });
