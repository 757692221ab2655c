import type { Words } from '@engawa/contracts';
import { escapeHtml, publicPage, purposesOf } from '@engawa/http';
import { introOf, type Language, type PageTexts, type Question } from '../domain/survey.js';
import type { Invitation } from '../queries/find-invitation.js';

/** What stands on every page: whose it is, and the company's words. */
export interface Look {
  brand: string;
  texts: PageTexts;
  secondsPerQuestion: number;
  /** What answers are used for, where that is known. */
  usedFor?: Words[] | undefined;
}

const STYLE = `
.comment{border-top:1px solid var(--line);margin:2rem 0 0;padding:1.5rem 0 0}.comment label{font-weight:600;display:block;margin-bottom:.75rem}
.scale{display:flex;gap:.25rem}.scale label{flex:1;min-width:0}.ends{display:flex;justify-content:space-between;font-size:.8125rem;color:var(--ink2);margin-top:.5rem}
.options{display:flex;flex-wrap:wrap;gap:.5rem}input[type=radio]{position:absolute;opacity:0;width:1px;height:1px}
.pill{display:block;min-height:44px;padding:.55rem .9rem;border:1px solid var(--line-strong);border-radius:6px;text-align:center;cursor:pointer}
.scale .pill{padding:.55rem 0}input:checked+.pill{background:var(--tint);border-color:var(--accent);color:var(--accent);font-weight:600;box-shadow:inset 0 0 0 1px var(--accent)}
input:focus-visible+.pill{outline:2px solid var(--accent);outline-offset:2px}
textarea{width:100%;min-height:7rem;padding:.75rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line-strong);border-radius:6px}
@media(max-width:30rem){.scale{flex-wrap:wrap}.scale label{flex:1 0 14%}}`;

/** The page behind a survey's link. It works without scripts, and reading it changes nothing. */
export function surveyPage({ brand, texts, secondsPerQuestion, usedFor }: Look, invitation: Invitation, language: Language, failed = false): string {
  const questions = invitation.questions.map((question) => field(question, language)).join('');
  const intro = introOf(texts.intro, invitation.questions.length, secondsPerQuestion, language);
  const error = failed ? `<p class="error" role="alert">${escapeHtml(texts.wrong[language])}</p>` : '';
  const send = `<button type="submit">${escapeHtml(texts.send[language])}</button>`;
  const content = `<p>${escapeHtml(intro)}</p>${error}<form method="post">${questions}${send}</form>${purposesOf(usedFor, language)}`;
  return publicPage({ brand, title: invitation.title[language], language, content, style: STYLE });
}

/** A page with one message and nothing to do. */
export function messagePage({ brand, texts }: Look, message: 'thanks' | 'already' | 'gone' | 'unknown', language: Language): string {
  const more = message === 'thanks' ? `<p>${escapeHtml(texts.thanksMore[language])}</p>` : '';
  return publicPage({ brand, title: texts[message][language], language, content: more });
}

function field(question: Question, language: Language): string {
  const name = escapeHtml(question.id);
  const text = escapeHtml(question.text[language]);
  if (question.type === 'comment') {
    return `<div class="comment"><label for="${name}">${text}</label><textarea id="${name}" name="${name}" maxlength="2000"></textarea></div>`;
  }
  if (question.type === 'choice') {
    const options = question.options.map((option) => radio(name, option.id, option.label[language])).join('');
    return `<fieldset><legend>${text}</legend><div class="options">${options}</div></fieldset>`;
  }
  const values = Array.from({ length: question.to - question.from + 1 }, (_, place) => String(question.from + place));
  const ends = `<div class="ends"><span>${escapeHtml(question.low[language])}</span><span>${escapeHtml(question.high[language])}</span></div>`;
  return `<fieldset><legend>${text}</legend><div class="scale">${values.map((value) => radio(name, value, value)).join('')}</div>${ends}</fieldset>`;
}

function radio(name: string, value: string, label: string): string {
  return `<label><input type="radio" name="${name}" value="${escapeHtml(value)}"><span class="pill">${escapeHtml(label)}</span></label>`;
}
