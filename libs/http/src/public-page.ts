import type { FastifyReply } from 'fastify';

/** The languages of pages that customers see. */
export type PageLanguage = 'ja' | 'en';

const OTHER_LANGUAGE = { ja: 'English', en: '日本語' };

const STYLE = `
:root{color-scheme:light dark;--surface:light-dark(#fff,#1b1916);--canvas:light-dark(#f5f2ee,#13110f);--ink:light-dark(#211d1a,#eae7e3);
--ink2:light-dark(#504c47,#bab7b1);--line:light-dark(#e3e0db,#302d2a);--line-strong:light-dark(#8f8b84,#746f69);
--accent:light-dark(#1c577f,#81c5e8);--accent-fill:light-dark(#1c577f,#2e6d99);--tint:light-dark(#e5f2fb,#182e3d);--bad:light-dark(#b02b27,#f4928a)}
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.7 -apple-system,BlinkMacSystemFont,"Segoe UI",
"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif;line-break:strict;overflow-wrap:anywhere}
main{max-width:40rem;margin:0 auto;min-height:100vh;background:var(--surface);padding:2rem 1.25rem 4rem}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;color:var(--ink2);font-size:.875rem}a{color:var(--accent)}
h1{font-size:1.5rem;line-height:1.5;margin:1.5rem 0 .25rem;font-weight:600;text-wrap:pretty;word-break:auto-phrase}
p{margin:.5rem 0;color:var(--ink2)}fieldset{border:0;border-top:1px solid var(--line);margin:2rem 0 0;padding:1.5rem 0 0}
legend{font-weight:600;padding:0;float:left;width:100%;margin-bottom:.75rem}legend+*{clear:both}
button{margin-top:2rem;width:100%;min-height:48px;border:0;border-radius:6px;background:var(--accent-fill);color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:focus-visible,input:focus-visible,textarea:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.error{color:var(--bad);font-weight:600}li{color:var(--ink2)}
.purposes{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--ink2);font-size:.875rem}.purposes p{margin:.5rem 0 0}
summary{cursor:pointer;min-height:2.75rem;padding:.5rem 0}summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

interface PublicPage {
  brand: string;
  title: string;
  language: PageLanguage;
  /** HTML. */
  content: string;
  /** Of this page alone. */
  style?: string;
  /** It is handed over as it is, and leads to no page in the other language. */
  onlyLanguage?: boolean;
}

/** A page behind a link that a customer got, as one answer: without scripts, fonts, cookies and third parties. */
export function publicPage({ brand, title, language, content, style = '', onlyLanguage = false }: PublicPage): string {
  const other = language === 'ja' ? 'en' : 'ja';
  const link = onlyLanguage ? '' : `<a href="?lang=${other}" lang="${other}" hreflang="${other}">${OTHER_LANGUAGE[language]}</a>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}${style}</style></head>
<body><main><header><span>${escapeHtml(brand)}</span>${link}</header>
<h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
}

const PURPOSES = {
  ja: { title: '個人情報の利用目的', all: 'すべての利用目的を見る' },
  en: { title: 'What we use personal data for', all: 'All purposes' },
};

/** What personal data is used for, on a page where people give it; without the wordings the way to the register. */
export function purposesOf(wordings: { ja: string; en: string }[] | undefined, language: PageLanguage): string {
  const { title, all } = PURPOSES[language];
  const link = (text: string) => `<a href="/purposes?lang=${language}">${text}</a>`;
  if (!wordings || wordings.length === 0) return `<p class="purposes">${link(title)}</p>`;
  const items = wordings.map((wording) => `<li>${escapeHtml(wording[language])}</li>`).join('');
  return `<details class="purposes"><summary>${title}</summary><ul>${items}</ul><p>${link(all)}</p></details>`;
}

/** Nobody keeps it, and where it leads does not learn its link. */
export function sendPage(reply: FastifyReply, { status, html }: { status: number; html: string }): FastifyReply {
  return reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(html);
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What `?lang=` asks for, else what the browser does. */
export function pageLanguage(asked: unknown, accepts = ''): PageLanguage {
  if (asked === 'ja' || asked === 'en') return asked;
  return /^\s*en\b/i.test(accepts) ? 'en' : 'ja';
}
