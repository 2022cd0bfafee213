export { type RunningServer, type ServeOptions, startServer, usualHost, usualPort } from './server.js';
