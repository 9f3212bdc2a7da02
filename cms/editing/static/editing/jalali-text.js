/* Dates between what a form posts (ISO, Gregorian) and what a Persian editor reads and writes (Jalali). No document. */
import { isValidJalaaliDate, jalaaliMonthLength, toGregorian, toJalaali } from './jalaali/index.js';

export const FIRST_YEAR = 1206;
export const LAST_YEAR = 1500;
export const MONTHS = [
  'فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند',
];
/* Saturday first, as weeks begin in Iran. */
export const WEEKDAYS = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'];

const DIGITS = { persian: '۰۱۲۳۴۵۶۷۸۹', arabic: '٠١٢٣٤٥٦٧٨٩' };
const pad = (number, length = 2) => String(number).padStart(length, '0');

export const toPersian = (text) => String(text).replace(/\d/g, (digit) => DIGITS.persian[digit]);
export const toAscii = (text) =>
  String(text)
    .replace(/[۰-۹]/g, (digit) => DIGITS.persian.indexOf(digit))
    .replace(/[٠-٩]/g, (digit) => DIGITS.arabic.indexOf(digit));

const toISODate = ({ gy, gm, gd }) => `${pad(gy, 4)}-${pad(gm)}-${pad(gd)}`;

/** {jy, jm, jd} of an ISO date, or of the date in an ISO date with time; null for anything else. */
export function dayOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]|$)/.exec(iso || '');
  return match ? toJalaali(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** «۸:۳۰» of an ISO time or date with time; empty without one. */
export function timeOf(iso) {
  const match = /(?:^|[ T])(\d{2}):(\d{2})(?::\d{2})?$/.exec(iso || '');
  return match ? toPersian(`${Number(match[1])}:${match[2]}`) : '';
}

export const isoOf = ({ jy, jm, jd }) => toISODate(toGregorian(jy, jm, jd));

/** What the field shows of the form's value. A value that is no date is shown as it was typed. */
export function shown(iso, kind) {
  if (kind === 'time') return timeOf(iso) || iso || '';
  const day = dayOf(iso);
  if (!day) return iso || '';
  const date = toPersian(`${day.jy}/${pad(day.jm)}/${pad(day.jd)}`);
  return kind === 'datetime' ? `${date} ${timeOf(iso)}`.trim() : date;
}

function readTime(text) {
  const match = /^(?:ساعت\s*)?(\d{1,2})(?:[:٫.](\d{2}))?$/.exec(text);
  if (!match) return { problem: 'timeShape' };
  const [hour, minute] = [Number(match[1]), Number(match[2] || 0)];
  return hour > 23 || minute > 59 ? { problem: 'time' } : { iso: `${pad(hour)}:${pad(minute)}` };
}

function readDate(text) {
  const match = /^(\d{4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(text);
  if (!match) return { problem: 'shape' };
  const [jy, jm, jd] = [match[1], match[3], match[4]].map(Number);
  if (jy < FIRST_YEAR || jy > LAST_YEAR) return { problem: 'year', year: jy };
  if (jm < 1 || jm > 12) return { problem: 'month', month: jm };
  if (!isValidJalaaliDate(jy, jm, jd)) {
    return { problem: 'day', day: jd, month: MONTHS[jm - 1], year: jy, days: jalaaliMonthLength(jy, jm) };
  }
  return { iso: isoOf({ jy, jm, jd }) };
}

/** {iso} of what somebody typed, or {problem} with what a message needs. An empty text is an empty value. */
export function read(typed, kind) {
  const text = toAscii(typed).replace(/[\s\u200c\u200e\u200f]+/g, ' ').trim();
  if (!text) return { iso: '' };
  if (kind === 'time') return readTime(text);
  const [, datePart, timePart] = /^(.+?)(?:(?:\s*[،,]\s*|\s+)((?:ساعت\s*)?\d{1,2}(?:[:٫.]\d{2})?))?$/.exec(text);
  // «۱۴۰۴ / ۸ / ۳» has spaces of its own.
  const whole = readDate(text);
  const date = whole.problem === 'shape' && kind === 'datetime' ? readDate(datePart) : whole;
  if (date.problem || kind === 'date') return date;
  if (whole.iso) return { iso: `${date.iso} 00:00` };
  const time = readTime(timePart);
  return time.problem ? time : { iso: `${date.iso} ${time.iso}` };
}

/** The day that lies so many days after another one. */
export function plusDays(day, days) {
  const { gy, gm, gd } = toGregorian(day.jy, day.jm, day.jd);
  const date = new Date(Date.UTC(gy, gm - 1, gd + days));
  return toJalaali(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The same day so many months later, or the last one of a shorter month; it stays within the known years. */
export function plusMonths(day, months) {
  const count = day.jy * 12 + day.jm - 1 + months;
  const kept = Math.min(Math.max(count, FIRST_YEAR * 12), LAST_YEAR * 12 + 11);
  const [jy, jm] = [Math.floor(kept / 12), (kept % 12) + 1];
  return { jy, jm, jd: Math.min(day.jd, jalaaliMonthLength(jy, jm)) };
}

/** 0 for Saturday to 6 for Friday. */
export function weekday({ jy, jm, jd }) {
  const { gy, gm, gd } = toGregorian(jy, jm, jd);
  return (new Date(Date.UTC(gy, gm - 1, gd)).getUTCDay() + 1) % 7;
}

/** The weeks of a month: arrays of seven days of the month, null where a day belongs to another month. */
export function weeks(jy, jm) {
  const before = weekday({ jy, jm, jd: 1 });
  const days = Array.from({ length: jalaaliMonthLength(jy, jm) }, (_, index) => index + 1);
  const cells = [...Array(before).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** «دوشنبه ۵ آبان ۱۴۰۴» */
export const spoken = (day) =>
  `${WEEKDAYS[weekday(day)]} ${toPersian(day.jd)} ${MONTHS[day.jm - 1]} ${toPersian(day.jy)}`;
