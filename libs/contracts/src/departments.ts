import type { Department, Words } from './define.js';

/** What each department of the timeline is called: entries are grouped by it, and a note mentions it as `@受注`. */
export const departments: Record<Department, Words> = {
  order: { ja: '受注', en: 'Orders' },
  care: { ja: '窓口', en: 'Care' },
  message: { ja: '配信', en: 'Messages' },
  survey: { ja: 'アンケート', en: 'Surveys' },
  site: { ja: 'サイト', en: 'Site' },
  store: { ja: '店舗・営業', en: 'Store' },
  core: { ja: 'お客様情報', en: 'Customer data' },
};
