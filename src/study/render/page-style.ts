/** How the page looks: serif for headings and findings, sans with tabular figures for tables; light, dark and print. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #fdfcf9; --ink: #1d1f21; --quiet: #565a5f; --rule: #c9c5bb; --link: #0b5c63; }
@media (prefers-color-scheme: dark) {
  :root { --page: #16181a; --ink: #e9e6df; --quiet: #a9adb1; --rule: #45494d; --link: #7fd0d6; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.55 Charter, 'Iowan Old Style', Georgia, 'Noto Serif', serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3, p, ul { max-width: 66ch; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 600; text-wrap: balance; margin: 0 0 1.5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 600; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1.1rem; font-weight: 600; margin: 2rem 0 0.5rem; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
.table { position: relative; overflow-x: auto; margin: 1.5rem 0; }
.table:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; }
table { border-collapse: collapse; font: 0.9375rem/1.4 Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; padding: 0 0 0.6rem; color: var(--quiet); max-width: 66ch; }
th, td { padding: 0.3rem 1.25rem 0.3rem 0; text-align: left; vertical-align: baseline; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
thead th { vertical-align: bottom; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
ul { padding-left: 1.25rem; }
li { margin: 0 0 0.5rem; overflow-wrap: anywhere; }
.meaning { margin-top: -0.75rem; color: var(--quiet); }
.meaning, .notes, .sources, footer { font-size: 0.9375rem; }
footer { margin-top: 2.75rem; color: var(--quiet); }
@media print {
  :root { --page: #fff; --ink: #000; --quiet: #333; --rule: #999; --link: #000; }
  main { max-width: none; padding: 0; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  h2, h3, caption { break-after: avoid; }
  tr { break-inside: avoid; }
}
`;
