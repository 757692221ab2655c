import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stood in the code becomes rows, with the values it had: how a survey is sent, and what its page says. */
export class SurveyPages1763700001001 implements MigrationInterface {
  name = 'SurveyPages1763700001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE surveys
        ADD COLUMN channels text[] NOT NULL DEFAULT '{mail}',
        ADD COLUMN link_days int NOT NULL DEFAULT 30;
      CREATE TABLE survey_settings (
        id text PRIMARY KEY CHECK (id = 'survey'),
        version int NOT NULL DEFAULT 1,
        seconds_per_question int NOT NULL,
        texts jsonb NOT NULL
      );
    `);
    await runner.query(`INSERT INTO survey_settings (id, seconds_per_question, texts) VALUES ('survey', 20, $1)`, [
      JSON.stringify(FIRST_TEXTS),
    ]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** What a company begins with and makes its own over HTTP. */
const FIRST_TEXTS = {
  intro: {
    ja: '{{questions}}・{{minutes}}ほどです。お答えになれるものだけで結構です。',
    en: '{{questions}}, about {{minutes}}. Answer only what you like.',
  },
  send: { ja: '送る', en: 'Send' },
  thanks: { ja: 'お答えくださり、ありがとうございました。', en: 'Thank you for your answers.' },
  thanksMore: { ja: 'いただいたお声は、担当の者が読ませていただきます。', en: 'The people concerned will read what you said.' },
  already: { ja: 'すでにお答えをいただいています。ありがとうございました。', en: 'You have answered already. Thank you.' },
  gone: { ja: 'このお伺いは締め切らせていただきました。', en: 'This survey is closed.' },
  unknown: {
    ja: 'このリンクは使えません。お手数ですが、メールのリンクをもう一度お確かめください。',
    en: 'This link does not work. Check the link in the mail.',
  },
  wrong: { ja: 'お答えを確かめられませんでした。もう一度お試しください。', en: 'The answers could not be read. Try again.' },
};
