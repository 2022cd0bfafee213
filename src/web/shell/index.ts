/**
 * The shell: what every page of the site is made with. Pages import from here, `../../shell/index.js`.
 *
 * - A page is one component in `pages/<name>/<name>-page.tsx`, exported by name (`RelationshipPage`, `ActorPage` …) with
 *   `PageProps`: `parameters` are the decoded parts of its path (`actor`, `audience`). `page-of.ts` loads it lazily.
 * - It returns `<Page title lead>…</Page>`: that sets the window's title, draws the h1, takes the focus when the reader comes
 *   from another page, and has the title announced. `useAnchor(ready)` goes to `#part` once the content is there.
 * - State is in the address by the command line's names: `usePlace().query`, `setQuery({ scale: 'unga' })` (null takes a name
 *   out; `{ replace: true }` while dragging). Addresses: `addressOf.relationship('USA', 'UKR', { scale })`; links: `<Link href>`.
 * - `useAnswer('brief', { actor, audience, scale, from, to })` asks /api/v1/brief; result types come from `Results` of study.
 *   The last answer stays while the next is on its way (`state: 'waiting'`). `<Answered asked room="room-figure">{(answer) => …}`
 *   shows the room, the answer, or the problem in words.  `<Notes problems>` tells notes.
 * - `useAnswerTo(question)` asks by address, with a document sent to it: null calls it off.
 * - `<Figure chart data origins>` frames a chart of charts/: finding, drawing as wide as there is room, table, CSV, SVG, PNG,
 *   link, sources. `extra` is what the drawing needs besides; `controls` stand above it; `name` must be unique on the page.
 * - `<Depths title sentence picture everything>`: one sentence, one picture, everything; `wide` puts the sentence above. `<Unknown>`: what the data do not tell.
 *   `<EstimateText estimate>` (in a sentence: `estimateWords`), `<Strip>`, `<GradeMark word because>`, `<Term of="influence">influence</Term>`, `<DataTable>`.
 * - `<ActorCombo label actors value onChange>`: a field for one actor, from `useAnswer('actors', {})`.
 * - `announce(text)` has something read out politely; `useAnnounced(finding)` does so whenever a result changes and rests. Words live in `messages/en/<page>.ts`, never in components.
 * - Styles: `styles/*.css`; colours, spaces and fonts are custom properties of `styles/tokens.css`. No style attributes.
 * - Types of this folder are checked by `tsc -p tsconfig.test.json`; tsconfig.json leaves the page to vite.
 */
export { ActorCombo } from './actor-combo.js';
export { announce, useAnnounced } from './announce.js';
export { type Answer, type Asked, type Question, useAnswer, useAnswerTo } from './answers.js';
export { DataTable } from './data-table.js';
export { Depths } from './depths.js';
export { EstimateText, estimateWords, ownDomain, Strip } from './estimate-text.js';
export { Figure } from './figure.js';
export { FigureTools } from './figure-tools.js';
export { GradeMark } from './grade-mark.js';
export { Link } from './link.js';
export { Answered, Notes, ProblemNotice, Unknown } from './notices.js';
export { Origins } from './origins.js';
export { Page, useAnchor } from './page.js';
export { go, type Query, setQuery, usePlace } from './place.js';
export { addressOf, type PageProps } from './addresses.js';
export type { ShownProblem } from './problems.js';
export { save } from './save.js';
export { Term } from './term.js';
