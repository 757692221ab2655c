/**
 * Business time is Asia/Tokyo, which has no summer time. A day is a whole number: days since 1970-01-01
 * there.
 */
export const DAY_MS = 86_400_000;
const OFFSET_MS = 9 * 3_600_000;
export const MINUTE_MS = 60_000;

export const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
export const dayAt = (time) => Math.floor((time + OFFSET_MS) / DAY_MS);
/** The instant of a wall-clock time in Tokyo, in milliseconds since 1970 UTC. */
export const at = (day, hour, minute = 0, second = 0) =>
  day * DAY_MS - OFFSET_MS + ((hour * 60 + minute) * 60 + second) * 1000;
export const dateOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** For ids: 20261122. */
export const compactDate = (time) => dateOf(dayAt(time)).replaceAll('-', '');
export const timestamp = (time) => `${new Date(time + OFFSET_MS).toISOString().slice(0, 19)}+09:00`;

export function calendarDay(day) {
  const date = new Date(day * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

export const dayFrom = (year, month, date) => Date.UTC(year, month - 1, date) / DAY_MS;

/** The same day of the month some months on; the 31st becomes the last day where there is none. */
export function addMonths(day, count) {
  const { year, month, date } = calendarDay(day);
  const lastOfMonth = calendarDay(dayFrom(year, month + count + 1, 0)).date;
  return dayFrom(year, month + count, Math.min(date, lastOfMonth));
}

/** The last time that this day of the year came before `day`. */
export function lastDate(day, month, date) {
  const { year } = calendarDay(day);
  const thisYear = dayFrom(year, month, date);
  return thisYear < day ? thisYear : dayFrom(year - 1, month, date);
}

/** Calendar months that touch the days from `start` to before `end`. */
export function monthsBetween(start, end) {
  const months = [];
  const { year, month } = calendarDay(start);
  for (let index = 0; dayFrom(year, month + index, 1) < end; index += 1) {
    const first = dayFrom(year, month + index, 1);
    months.push({ index, first, next: dayFrom(year, month + index + 1, 1), ...calendarDay(first) });
  }
  return months;
}

/** National holidays by the law as it stands since 2020 (振替休日 and 国民の休日 included). */
export function isHoliday(day) {
  if (isNamedHoliday(day)) return true;
  const { weekday } = calendarDay(day);
  if (weekday !== 0 && isNamedHoliday(day - 1) && isNamedHoliday(day + 1)) return true;
  for (let before = day - 1; isNamedHoliday(before); before -= 1)
    if (calendarDay(before).weekday === 0) return true;
  return false;
}

const fixedHolidays = new Set(['1/1', '2/11', '2/23', '4/29', '5/3', '5/4', '5/5', '8/11', '11/3', '11/23']);
const mondayHolidays = { 1: 2, 7: 3, 9: 3, 10: 2 };

function isNamedHoliday(day) {
  const { year, month, date, weekday } = calendarDay(day);
  if (fixedHolidays.has(`${month}/${date}`)) return true;
  if (weekday === 1 && mondayHolidays[month] === Math.ceil(date / 7)) return true;
  const equinox = (first) => Math.floor(first + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
  return (month === 3 && date === equinox(20.8431)) || (month === 9 && date === equinox(23.2488));
}

/** The telephones: Monday to Saturday, not on holidays. */
export const isPhoneDay = (day) => calendarDay(day).weekday !== 0 && !isHoliday(day);

/** That day, or the nearest working one after it (or before it, with a step of -1). */
export function phoneDay(day, step = 1) {
  while (!isPhoneDay(day)) day += step;
  return day;
}

/** The warehouse ships Monday to Saturday and is closed at new year and in mid-August. */
export function isShippingDay(day) {
  const { month, date, weekday } = calendarDay(day);
  const closed =
    (month === 12 && date >= 30) || (month === 1 && date <= 4) || (month === 8 && date >= 13 && date <= 15);
  return weekday !== 0 && !closed;
}

/** What came in before 13:00 leaves on that day. */
export function shippingDay(time) {
  let day = dayAt(time);
  if (time >= at(day, 13)) day += 1;
  while (!isShippingDay(day)) day += 1;
  return day;
}

const kyushu = new Set(['福岡県', '佐賀県', '長崎県', '熊本県', '大分県', '宮崎県', '鹿児島県']);
const farAway = new Set(['北海道', '沖縄県']);

/** Days a parcel is on its way from Tosu. */
export const leadDays = (prefecture) => (kyushu.has(prefecture) ? 1 : farAway.has(prefecture) ? 3 : 2);
