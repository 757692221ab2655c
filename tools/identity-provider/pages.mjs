const texts = {
  ja: {
    title: 'どなたとして入りますか',
    about: '開発用のログイン先です。パスワードはありません。',
    cancel: 'やめる',
    signOut: 'ログイン先からも出ますか',
    yes: '出る',
    no: '入ったままにする',
    ended: 'ログイン先から出ました。この画面は閉じてかまいません。',
  },
  en: {
    title: 'Who are you today?',
    about: 'The identity provider of development. There are no passwords.',
    cancel: 'Cancel',
    signOut: 'Leave the identity provider too?',
    yes: 'Leave',
    no: 'Stay signed in',
    ended: 'You have left the identity provider. You may close this page.',
  },
};

const style = `
  :root { color-scheme: light dark; --paper: light-dark(#fbfaf7, #191b1a); --ink: light-dark(#23302c, #e7ebe8);
    --soft: light-dark(#5d6b65, #a3aea8); --line: light-dark(#dcded7, #39413d); --card: light-dark(#fff, #222624);
    --accent: light-dark(#17624f, #6cc3a6); }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--paper);
    color: var(--ink); font: 15px/1.6 'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', system-ui, sans-serif; }
  main { width: min(560px, 100%); }
  h1 { font-size: 22px; margin: 0; text-wrap: balance; }
  p { margin: 4px 0 20px; color: var(--soft); }
  p { word-break: auto-phrase; }
  .people { display: grid; gap: 8px; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); }
  button { font: inherit; color: inherit; text-align: left; padding: 10px 14px; min-height: 44px; cursor: pointer;
    background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
  button:hover, button:focus-visible { border-color: var(--accent); }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  small { display: block; color: var(--soft); }
  .plain { margin-top: 16px; background: none; border-color: transparent; color: var(--soft); text-decoration: underline; }
  .row { display: flex; gap: 8px; }`;

/** The page where one chooses whom to be; its form goes to its own address. */
export function peoplePage(people, action, language) {
  const t = texts[language];
  const buttons = people.map(
    ({ role, name }) =>
      `<button name="role" value="${escape(role)}">${escape(name)}<small lang="en">${escape(role)}</small></button>`,
  );
  return page(
    language,
    t.title,
    `<p>${t.about}</p>
<form method="post" action="${escape(action)}">
<div class="people">${buttons.join('\n')}</div>
<button class="plain" name="role" value="">${t.cancel}</button>
</form>`,
  );
}

/** Asked by oidc-provider, with the form that answers it, when a client leads to the end of a session. */
export function signOutPage(ctx, form) {
  const language = languageOf(ctx);
  const t = texts[language];
  send(
    ctx,
    page(
      language,
      t.signOut,
      `${form}<div class="row">
<button form="op.logoutForm" name="logout" value="yes" autofocus>${t.yes}</button>
<button form="op.logoutForm">${t.no}</button>
</div>`,
    ),
  );
}

export function endPage(ctx) {
  const language = languageOf(ctx);
  const t = texts[language];
  send(ctx, page(language, t.ended, ''));
}

/** `ja`, unless the browser asks for English first. */
export const languageOf = (ctx) => ctx.acceptsLanguages('ja', 'en') || 'ja';

export function send(ctx, html) {
  ctx.type = 'html';
  ctx.set('cache-control', 'no-store');
  ctx.body = html;
}

/** The fields of a small form. */
export async function readForm(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) throw new Error('the form is too long');
  }
  return Object.fromEntries(new URLSearchParams(text));
}

function page(language, title, body) {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${style}</style></head>
<body><main><h1>${title}</h1>
${body}</main></body>
</html>`;
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
