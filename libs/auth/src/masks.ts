import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** What those see who may not see the whole: enough to tell two entries apart, too little to reach anybody. */

/** `+819012341234` → `090-****-1234`, in the groups in which the number is written; of other countries' numbers the last four digits. */
export function maskedPhone(phone: string): string {
  const national = phone.startsWith('+81') ? parsePhoneNumberFromString(phone)?.formatNational() : undefined;
  const groups = national?.split('-') ?? [];
  if (groups.length < 3) return `****-${phone.replace(/\D/g, '').slice(-4)}`;
  const [first, last] = [groups[0]!, groups.at(-1)!];
  // Of a long area code the end is hidden, since the group after it is short.
  const area = first.slice(0, 3) + '*'.repeat(Math.max(0, first.length - 3));
  return [area, ...groups.slice(1, -1).map((group) => '*'.repeat(group.length)), last.slice(-4)].join('-');
}

/** `hanako@example.jp` → `h***@example.jp` */
export function maskedMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  return `${[...mail][0] ?? ''}***${at > 0 ? mail.slice(at) : ''}`;
}

/** `髙橋和子` → `髙***` */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}***`;

/** `1958-03-04` → `1958-**-**` */
export function maskedBirthday(birthday: string): string {
  return `${birthday.slice(0, 4)}-**-**`;
}
