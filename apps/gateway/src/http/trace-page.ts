import type { TraceNode, TraceTree } from '../domain/trace-tree.js';

export type Language = 'ja' | 'en';

export interface TraceSummary {
  traceId: string;
  name: string;
  startedAt: number;
  durationMs: number;
  failed: boolean;
}

const texts = {
  traces: { ja: '最近の処理の流れ', en: 'Recent traces' },
  trace: { ja: '処理の流れ', en: 'Trace' },
  none: { ja: 'まだ記録がありません。リクエストを送ると、ここに並びます。', en: 'Nothing here yet. Requests will appear as they come.' },
  name: { ja: '処理', en: 'What' },
  time: { ja: '時間', en: 'Time' },
  began: { ja: '開始', en: 'Began' },
  failed: { ja: '失敗', en: 'Failed' },
  hole: { ja: '途中の記録が見つかりません。', en: 'What led here was not kept.' },
  continued: { ja: '1分以上あとに続いた流れ', en: 'Went on more than a minute later in' },
  continues: { ja: 'もとになった流れ', en: 'Goes on from' },
  batch: { ja: '件まとめて処理', en: 'messages in its batch' },
  spans: { ja: '区間', en: 'spans' },
} satisfies Record<string, Record<Language, string>>;

const STYLE = `
:root{color-scheme:light dark;--canvas:light-dark(#f5f2ee,#13110f);--surface:light-dark(#fff,#1b1916);--sunken:light-dark(#faf9f6,#161513);
--line:light-dark(#e3e0db,#302d2a);--ink:light-dark(#211d1a,#eae7e3);--ink2:light-dark(#504c47,#bab7b1);--ink3:light-dark(#68645e,#9d9992);
--accent:light-dark(#1c577f,#81c5e8);--bad:light-dark(#b02b27,#f4928a)}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--ink);font:13px/20px -apple-system,BlinkMacSystemFont,"Segoe UI",
"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{margin:8px;min-height:calc(100vh - 16px);background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:16px 24px}
h1{font-size:20px;line-height:28px;margin:0;font-weight:600}p{margin:4px 0;color:var(--ink2)}a{color:var(--accent)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:52rem;margin-top:16px}th{text-align:left;font-weight:400;color:var(--ink3);background:var(--sunken)}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right;white-space:nowrap}
.who{color:var(--ink3);font-size:12px}.bad{color:var(--bad);font-weight:600}td.bar{min-width:14rem;width:45%;vertical-align:middle}
.track{position:relative;height:10px;background:var(--sunken)}.track i{position:absolute;height:10px;min-width:2px;border-radius:2px;background:var(--accent)}
.track i.bad{background:var(--bad)}details{color:var(--ink3);font-size:12px}a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(max-width:48rem){main{padding:16px}}`;

/** The last traces that began here. */
export function tracesPage(traces: TraceSummary[], language: Language): string {
  const rows = traces.map(
    ({ traceId, name, startedAt, durationMs, failed }) =>
      `<tr><td><a href="/dev/traces/${traceId}">${escape(name)}</a>${failed ? ` <span class="bad">${texts.failed[language]}</span>` : ''}</td>
<td class="n">${time(startedAt)}</td><td class="n">${ms(durationMs)}</td></tr>`,
  );
  const head = `<tr><th>${texts.name[language]}</th><th class="n">${texts.began[language]}</th><th class="n">${texts.time[language]}</th></tr>`;
  const table = `<div class="scroll" tabindex="0"><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></div>`;
  return page(texts.traces[language], language, rows.length > 0 ? table : `<p>${texts.none[language]}</p>`);
}

/** One trace as a waterfall. */
export function tracePage(tree: TraceTree, language: Language): string {
  const rows = tree.roots.flatMap((root, place) => rowsOf(root, tree, language, 0, place > 0));
  const link = (traceId: string) => `<a href="/dev/traces/${traceId}">${traceId.slice(0, 8)}</a>`;
  const more = [
    `<p>${tree.traceId} · ${time(tree.startedAt)} · ${ms(tree.durationMs)} · ${tree.spans} ${texts.spans[language]}</p>`,
    tree.continues ? `<p>${texts.continues[language]}: ${link(tree.continues)}</p>` : '',
    tree.continuedIn.length > 0 ? `<p>${texts.continued[language]}: ${tree.continuedIn.map(link).join(' ')}</p>` : '',
  ];
  const head = `<tr><th>${texts.name[language]}</th><th></th><th class="n">${texts.time[language]}</th></tr>`;
  const table = `<div class="scroll" tabindex="0"><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></div>`;
  return page(texts.trace[language], language, more.join('') + table);
}

function rowsOf(node: TraceNode, tree: TraceTree, language: Language, depth: number, hole: boolean): string[] {
  const percent = (value: number) => ((value / Math.max(tree.durationMs, 0.001)) * 100).toFixed(2);
  const bar = `<i${node.failed ? ' class="bad"' : ''} style="left:${percent(node.startedAt - tree.startedAt)}%;width:${percent(node.durationMs)}%"></i>`;
  const attributes = Object.entries(node.attributes).map(([name, value]) => `${escape(name)}: ${escape(String(value))}`);
  const batch = node.batches.map(({ messages, durationMs }) => `${messages} ${texts.batch[language]} (${ms(durationMs)})`);
  const row = `<tr><td style="padding-left:${8 + depth * 16}px">${escape(node.name)}${node.failed ? ` <span class="bad">${texts.failed[language]}</span>` : ''}
<details><summary>${escape(node.service)}</summary>${[escape(node.instance), ...batch, ...attributes].join('<br>')}</details>
${hole ? `<span class="bad">${texts.hole[language]}</span>` : ''}</td>
<td class="bar"><div class="track">${bar}</div></td><td class="n">${ms(node.durationMs)}</td></tr>`;
  return [row, ...node.children.flatMap((child) => rowsOf(child, tree, language, depth + 1, false))];
}

function page(title: string, language: Language, content: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – Engawa</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
}

const ms = (value: number): string => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value).toLocaleString('en')} ms`);
const time = (at: number): string => `<time datetime="${new Date(at).toISOString()}">${new Date(at).toTimeString().slice(0, 8)}</time>`;
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
