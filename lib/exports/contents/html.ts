const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Whatever somebody typed is text, never markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

export const tableHead = (heads: readonly string[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join('')}</tr></thead><tbody>\n`;
/** `heads` stand beside each cell on a narrow screen. */
export const tableRow = (cells: readonly string[], heads: readonly string[]): string =>
  `<tr>${cells.map((cell, at) => `<td data-head="${escaped(heads[at] ?? '')}">${escaped(cell)}</td>`).join('')}</tr>\n`;
export const tableEnd = '</tbody></table>\n';

const style = `:root{color-scheme:light dark;--ink:#22302b;--soft:#5c6a64;--paper:#fbf9f4;--line:#d9d5c8;--pine:#1f5a48}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6de;--soft:#a9b3ad;--paper:#171c1a;--line:#38413d;--pine:#8fcbb3}}
*{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Source Sans 3",system-ui,sans-serif}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;color:var(--pine)}h3{font-size:1rem;margin:1.5rem 0 .25rem}
p{max-width:46rem;margin:.25rem 0 .75rem;overflow-wrap:anywhere}.soft{color:var(--soft)}table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th{color:var(--soft);font-weight:600}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}a{color:var(--pine)}
@media (max-width:40rem){body{padding:1.25rem 1rem 3rem}table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:.5rem 0}td{border:0;padding:.1rem 0}td::before{content:attr(data-head) " ";color:var(--soft);display:block;font-size:.8125rem}td:empty{display:none}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media print{body{max-width:none;background:#fff;color:#000;font-size:10pt}tr{break-inside:avoid}h2{break-after:avoid}}`;

/** A page that stands by itself: no script, nothing fetched, readable in ten years. */
export const pageHead = (locale: string, title: string): string => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${style}</style></head><body><main>
`;
export const pageEnd = '</main></body></html>\n';
