import type { About, Department, Direction, EventContract, Words } from './define.js';

/** How one fact stands on the timeline, ready to be read in both languages. */
export interface TimelineEntryView {
  department: Department;
  channel: string;
  direction: Direction;
  title: Words;
  about: About;
}

/** How channels are called in titles. */
export const channelNames: Record<string, Words> = {
  phone: { ja: 'お電話', en: 'phone' },
  mail: { ja: 'メール', en: 'mail' },
  line: { ja: 'LINE', en: 'LINE' },
  chat: { ja: 'チャット', en: 'chat' },
  visit: { ja: 'ご来店', en: 'visit' },
  fax: { ja: 'FAX', en: 'fax' },
  post: { ja: 'お手紙', en: 'post' },
  sms: { ja: 'SMS', en: 'SMS' },
};

/** The entry a fact becomes. `data` must keep the contract; a field that is absent leaves its place in the title empty. */
export function timelineEntry(contract: EventContract, data: Record<string, unknown>): TimelineEntryView {
  const rule = contract.timeline;
  const typed = data as never;
  const title = typeof rule.title === 'function' ? rule.title(typed) : rule.title;
  return {
    department: typeof rule.department === 'function' ? rule.department(typed) : rule.department,
    channel: typeof rule.channel === 'function' ? rule.channel(typed) : rule.channel,
    direction: typeof rule.direction === 'function' ? rule.direction(typed) : rule.direction,
    title: { ja: fill(title.ja, data, 'ja'), en: fill(title.en, data, 'en') },
    about: present(rule.about(typed)),
  };
}

function fill(title: string, data: Record<string, unknown>, language: keyof Words): string {
  return title.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = data[field];
    if (field === 'channel') return channelNames[String(value)]?.[language] ?? String(value);
    if (value !== null && typeof value === 'object') return (value as Words)[language] ?? '';
    return value === undefined ? '' : String(value as string | number);
  });
}

function present(about: About): About {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}
