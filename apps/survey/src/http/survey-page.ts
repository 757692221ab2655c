import { introOf, type Language, type PageTexts, type Question } from '../domain/survey.js';
import type { Invitation } from '../queries/find-invitation.js';

/** What stands on every page: whose it is, and the company's words. */
export interface Look {
  brand: string;
  texts: PageTexts;
  secondsPerQuestion: number;
}

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
p{margin:.5rem 0;color:var(--ink2)}fieldset,.comment{border:0;border-top:1px solid var(--line);margin:2rem 0 0;padding:1.5rem 0 0}
legend,.comment label{font-weight:600;padding:0;float:left;width:100%;margin-bottom:.75rem}legend+*{clear:both}
.scale{display:flex;gap:.25rem}.scale label{flex:1;min-width:0}.ends{display:flex;justify-content:space-between;font-size:.8125rem;color:var(--ink2);margin-top:.5rem}
.options{display:flex;flex-wrap:wrap;gap:.5rem}input[type=radio]{position:absolute;opacity:0;width:1px;height:1px}
.pill{display:block;min-height:44px;padding:.55rem .9rem;border:1px solid var(--line-strong);border-radius:6px;text-align:center;cursor:pointer}
.scale .pill{padding:.55rem 0}input:checked+.pill{background:var(--tint);border-color:var(--accent);color:var(--accent);font-weight:600;box-shadow:inset 0 0 0 1px var(--accent)}
input:focus-visible+.pill,button:focus-visible,textarea:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
textarea{width:100%;min-height:7rem;padding:.75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line-strong);border-radius:6px}
button{margin-top:2rem;width:100%;min-height:48px;border:0;border-radius:6px;background:var(--accent-fill);color:#fff;font:inherit;font-weight:600;cursor:pointer}
.error{color:var(--bad);font-weight:600}@media(max-width:30rem){.scale{flex-wrap:wrap}.scale label{flex:1 0 14%}}`;

/** The page behind a survey's link. It works without scripts, and reading it changes nothing. */
export function surveyPage({ brand, texts, secondsPerQuestion }: Look, invitation: Invitation, language: Language, failed = false): string {
  const questions = invitation.questions.map((question) => field(question, language)).join('');
  const intro = introOf(texts.intro, invitation.questions.length, secondsPerQuestion, language);
  const error = failed ? `<p class="error" role="alert">${escape(texts.wrong[language])}</p>` : '';
  const send = `<button type="submit">${escape(texts.send[language])}</button>`;
  const content = `<p>${escape(intro)}</p>${error}<form method="post">${questions}${send}</form>`;
  return page(brand, invitation.title[language], language, content);
}

/** A page with one message and nothing to do. */
export function messagePage({ brand, texts }: Look, message: 'thanks' | 'already' | 'gone' | 'unknown', language: Language): string {
  const more = message === 'thanks' ? `<p>${escape(texts.thanksMore[language])}</p>` : '';
  return page(brand, texts[message][language], language, more);
}

function page(brand: string, title: string, language: Language, content: string): string {
  const other = language === 'ja' ? 'en' : 'ja';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main><header><span>${escape(brand)}</span><a href="?lang=${other}" lang="${other}" hreflang="${other}">${OTHER_LANGUAGE[language]}</a></header>
<h1>${escape(title)}</h1>${content}</main></body></html>`;
}

function field(question: Question, language: Language): string {
  const name = escape(question.id);
  const text = escape(question.text[language]);
  if (question.type === 'comment') {
    return `<div class="comment"><label for="${name}">${text}</label><textarea id="${name}" name="${name}" maxlength="2000"></textarea></div>`;
  }
  if (question.type === 'choice') {
    const options = question.options.map((option) => radio(name, option.id, option.label[language])).join('');
    return `<fieldset><legend>${text}</legend><div class="options">${options}</div></fieldset>`;
  }
  const values = Array.from({ length: question.to - question.from + 1 }, (_, place) => String(question.from + place));
  const ends = `<div class="ends"><span>${escape(question.low[language])}</span><span>${escape(question.high[language])}</span></div>`;
  return `<fieldset><legend>${text}</legend><div class="scale">${values.map((value) => radio(name, value, value)).join('')}</div>${ends}</fieldset>`;
}

function radio(name: string, value: string, label: string): string {
  return `<label><input type="radio" name="${name}" value="${escape(value)}"><span class="pill">${escape(label)}</span></label>`;
}

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
