import type { Words } from '@engawa/contracts';
import { escapeHtml, publicPage, purposesOf, type PageLanguage } from '@engawa/http';
import type { ConsentChannel, Purpose } from '../domain/consent.js';
import { shownAs, type Choice } from '../domain/preferences.js';
import { addressFor } from './masking.js';

/** What the page was sent for. */
export type Done = 'saved' | 'stopped' | 'outdated';

interface Shown {
  purposes: Purpose[];
  choices: Choice[];
  /** Nothing is told to them any more, whatever they choose: their family told that they died, or live in a home. */
  stopped: boolean;
  /** What personal data is used for that is taken here. */
  usedFor: Words[];
  brand: string;
  language: PageLanguage;
  token: string;
}

const TEXTS = {
  ja: {
    title: 'お届けするご案内の設定',
    intro: 'お受け取りになるものをお選びください。いつでも変えられます。',
    saved: 'ご希望を承りました。これからのご案内に反映します。',
    outdated: 'ご案内の内容が新しくなりました。お手数ですが、もう一度お選びください。',
    stopped: 'ご案内を止めました。またお受け取りになるときは、下でお選びください。',
    save: 'この内容で保存する',
    stop: 'ご案内をすべて止める',
    always: 'お止めになれないご連絡',
    none: 'ご案内はすべて止めております。再開をご希望のときは、メールへのご返信で承ります。',
    unknown: 'このページは見つかりませんでした',
    unknownMore: 'リンクが途中で切れていないか、お確かめください。メールへのご返信でも承ります。',
  },
  en: {
    title: 'What we send you',
    intro: 'Choose what you would like to receive. You can change it at any time.',
    saved: 'Noted. It counts from now on.',
    outdated: 'The description has changed since you opened this page. Choose once more.',
    stopped: 'Stopped. If you would like to receive something again, choose it below.',
    save: 'Save',
    stop: 'Stop everything',
    always: 'What belongs to your orders',
    none: 'We send nothing here any more. If that is to change, reply to our mail.',
    unknown: 'There is no such page',
    unknownMore: 'The link may have been cut off. You can also reply to our mail.',
  },
} as const;

const CHANNELS: Record<ConsentChannel, Record<PageLanguage, string>> = {
  mail: { ja: 'メール', en: 'Mail' },
  sms: { ja: 'SMS', en: 'SMS' },
  line: { ja: 'LINE', en: 'LINE' },
  phone: { ja: 'お電話', en: 'Phone' },
  letter: { ja: '郵便', en: 'Post' },
  fax: { ja: 'FAX', en: 'FAX' },
};

const STYLE = `
.choice{display:flex;align-items:center;gap:.75rem;min-height:44px;padding:.25rem 0;cursor:pointer}.choice input{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--accent)}
.choice small{color:var(--ink2);font-size:.875rem}fieldset p{clear:both;margin:0 0 .5rem}.done{border:1px solid var(--accent);background:var(--tint);color:var(--ink);border-radius:6px;padding:.75rem 1rem;margin:1rem 0}
.always{border-top:1px solid var(--line);margin:2rem 0 0;padding:1.5rem 0 0}h2{font-size:1rem;margin:0;font-weight:600}
button[name=stop]{margin-top:.75rem;background:transparent;color:var(--accent);border:1px solid var(--line-strong)}`;

/** Each purpose with a box for each address; addresses are masked, since mails are passed on. Works without scripts. */
export function preferencesPage({ brand, language, token, purposes, choices, stopped, usedFor }: Shown, done?: Done): string {
  const texts = TEXTS[language];
  if (stopped) return publicPage({ brand, title: texts.title, language, content: `<p>${texts.none}</p>` });
  const fields = [...Map.groupBy(choices, ({ purpose }) => purpose)].map(([purpose, own]) => {
    return `<fieldset><legend>${escapeHtml(purpose.name[language])}</legend><p>${escapeHtml(purpose.wording[language])}</p>${own.map((choice) => box(choice, language)).join('')}</fieldset>`;
  });
  const status = done ? `<p class="done" role="status">${texts[done]}</p>` : '';
  const buttons = `<button type="submit">${texts.save}</button><button type="submit" name="stop" value="all">${texts.stop}</button>`;
  const form = `<form method="post" action="/p/${encodeURIComponent(token)}?lang=${language}">${fields.join('')}${buttons}</form>`;
  const always = purposes.filter(({ basis }) => basis === 'contract').map(({ name, wording }) => `<p>${escapeHtml(name[language])}<br>${escapeHtml(wording[language])}</p>`);
  const rest = always.length > 0 ? `<section class="always"><h2>${texts.always}</h2>${always.join('')}</section>` : '';
  return publicPage({ brand, title: texts.title, language, content: `${status}<p>${texts.intro}</p>${form}${rest}${purposesOf(usedFor, language)}`, style: STYLE });
}

export function unknownPage(brand: string, language: PageLanguage): string {
  return publicPage({ brand, title: TEXTS[language].unknown, language, content: `<p>${TEXTS[language].unknownMore}</p>` });
}

function box(choice: Choice, language: PageLanguage): string {
  const { key, channel, address, permitted } = choice;
  const name = escapeHtml(key);
  const where = channel === 'line' ? '' : escapeHtml(addressFor({ permissions: [] }, { channel, address }));
  const label = `${CHANNELS[channel][language]}${where ? ` <small>${where}</small>` : ''}`;
  return `<input type="hidden" name="shown" value="${escapeHtml(shownAs(choice))}"><label class="choice"><input type="checkbox" name="on" value="${name}"${permitted ? ' checked' : ''}><span>${label}</span></label>`;
}
