/** A server over the shipped tables in a process of its own; says its address, and its memory when asked. */
import { fileURLToPath } from 'node:url';
import { startServer } from '../../dist/http/index.js';
import { studies } from '../../dist/study/index.js';

const server = await startServer({
  studies,
  data: fileURLToPath(new URL('../../reference', import.meta.url)),
  port: 0,
  onFault: (told) => process.stderr.write(`${told}\n`),
});
process.on('message', () => process.send?.({ memory: process.memoryUsage().rss / 1024 ** 2 }));
process.on('disconnect', () => process.exit());
process.send?.({ url: server.url });
