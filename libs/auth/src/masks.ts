/** What those see who may not see the whole: enough to tell two entries apart, too little to reach anybody. */

/** `+819012341234` → `090-****-1234`; of other countries' numbers the last four digits. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const end = digits.slice(-4);
  if (!phone.startsWith('+81')) return `****-${end}`;
  const national = `0${digits.slice(2)}`;
  return `${national.slice(0, 3)}-${'*'.repeat(Math.max(0, national.length - 7))}-${end}`;
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
