// The one style sheet of all pages: for reading on a screen and for printing on A4.
#pragma once

#include <string_view>

namespace quorate::documents {

inline constexpr std::string_view kStyle = R"css(
:root { --ink: #1c2024; --quiet: #545b63; --line: #c9ced4; --faint: #f3f5f7; --link: #1a4a86; --page: #ffffff; }
* { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.5rem 3rem; background: var(--page); color: var(--ink);
  font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Liberation Serif", "DejaVu Serif", serif;
  line-height: 1.55; overflow-wrap: break-word; }
h1, h2, h3, h4, table, dl, nav, footer, figcaption, .over, .mark, .note, .source, .number {
  font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid #b25e00; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.5rem 1rem; background: var(--page); z-index: 1; }
header { padding-top: 1.5rem; border-bottom: 2px solid var(--ink); padding-bottom: 1.25rem; }
header nav { font-size: 0.88rem; margin-bottom: 2.2rem; }
.over { margin: 0; color: var(--quiet); font-size: 0.95rem; letter-spacing: 0.01em; }
h1 { margin: 0.15rem 0 1.1rem; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
h2 { margin: 2.6rem 0 0.8rem; font-size: 1.3rem; line-height: 1.3; font-weight: 650; }
h3 { margin: 1.7rem 0 0.5rem; font-size: 1.06rem; line-height: 1.35; font-weight: 650; }
h2, h3 { display: flex; }
h2 .number, h3 .number { flex: 0 0 3.1rem; color: var(--quiet); font-weight: 400; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.6rem 1.5rem; margin: 0; }
dt { color: var(--quiet); font-size: 0.8rem; }
dd { margin: 0; font-size: 0.94rem; }
main:focus { outline: none; }
.contents { margin-top: 1.5rem; }
.contents h2 { margin: 0 0 0.4rem; font-size: 1rem; }
.contents ul { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 2rem; font-size: 0.9rem; }
.contents li { padding: 0.12rem 0; break-inside: avoid; }
.contents .number { display: inline-block; min-width: 1.9rem; color: var(--quiet); }
.clause { position: relative; margin: 0 0 0.75rem; padding-left: 3.1rem; }
.clause .clause { padding-left: 2.1rem; margin-bottom: 0.35rem; }
.clause > p { margin: 0 0 0.45rem; }
.clause > p > .number { position: absolute; left: 0; color: var(--quiet); font-size: 0.88rem; line-height: 1.75; }
.clause > .scroll, .clause > figure, .clause > .note { margin-left: -3.1rem; }
.clause ul { margin: 0.3rem 0 0.6rem; padding-left: 1.2rem; }
:target { background: #fdf3d0; }
.source { font-size: 0.7rem; color: var(--quiet); text-decoration: none; vertical-align: 0.25em; white-space: nowrap; }
.source:hover, .source:focus { text-decoration: underline; }
.notice { margin: 1.1rem 0; padding: 0.6rem 0.9rem; border-left: 4px solid var(--quiet); background: var(--faint); }
.notice.open { border-color: #b25e00; background: #fff5e6; }
.notice.assumed { border-color: #6b4aa0; background: #f5f0fb; }
.notice.good { border-color: #2d6a36; background: #eef7ef; }
.notice.bad { border-color: #a8281e; background: #fdf0ee; }
.mark { padding: 0.05rem 0.35rem; font-size: 0.82em; font-weight: 400; border: 1px solid var(--line); border-radius: 2px;
  background: var(--faint); color: var(--ink); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.mark.open { border-color: #b25e00; background: #fff5e6; color: #6d3a00; }
.mark.assumed { border-color: #8d73b8; background: #f5f0fb; color: #47307a; }
.mark.default { border-style: dashed; border-color: #8a9199; }
.mark.good { border-color: #2d6a36; background: #eef7ef; color: #1d4d25; }
.mark.bad { border-color: #a8281e; background: #fdf0ee; color: #811b13; }
.scroll { margin: 0.7rem 0 0.6rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.84rem; line-height: 1.42; }
caption { text-align: left; padding: 0 0 0.4rem; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: 0.42rem 0.8rem 0.42rem 0; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 600; }
td em { font-style: normal; color: var(--quiet); }
.clause.default > p { color: var(--quiet); }
strong { font-weight: 600; }
td.number { color: var(--quiet); white-space: nowrap; }
.total th, .total td { border-top: 2px solid var(--ink); font-weight: 600; }
.note { margin: 0.2rem 0 0.5rem; font-size: 0.84rem; color: var(--quiet); }
figure { margin: 1.2rem 0; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
figcaption { margin-top: 0.6rem; font-size: 0.86rem; color: var(--quiet); text-align: center; }
pre, code { font-family: ui-monospace, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.82rem; }
pre { padding: 0.7rem 0.9rem; background: var(--faint); overflow-x: auto; }
.listing code { white-space: pre-wrap; }
.listing th, .listing td { padding-top: 0.1rem; padding-bottom: 0.1rem; border-bottom-color: var(--faint); }
.listing tbody th { color: var(--quiet); font-weight: 400; }
footer { margin-top: 3rem; padding-top: 0.7rem; border-top: 1px solid var(--line); font-size: 0.8rem;
  color: var(--quiet); }
@media (max-width: 40rem) {
  .contents ul { columns: 1; }
  h1 { font-size: 1.55rem; }
  .clause { padding-left: 2.6rem; }
  .clause > .scroll, .clause > figure, .clause > .note { margin-left: -2.6rem; }
  h2 .number, h3 .number { flex-basis: 2.6rem; }
}
@media print {
  @page { size: A4; margin: 20mm 18mm; }
  html { font-size: 82%; }
  body { max-width: none; padding: 0; }
  .skip, header nav { display: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, .clause > p, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  :target { background: none; }
  .mark, .notice { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

} // namespace quorate::documents
