import { isLocalDate, type LocalDate } from '@/lib/core/local-date';
import { datePartsOf } from './reading-rows';

/** What a cell says of when: an instant, or a date and a time of day of the practice's wall clock, as far as it says them. */
export type SaidTime =
  | { readonly instant: number }
  | { readonly date: LocalDate | null; readonly minutes: number | null }
  | { readonly refusal: 'date_unreal' | 'time_unreal' | 'spreadsheet_day' | 'month_first' };

/** 12/03/2027, 2027-03-12, 12.3.27, 12 mars 2027; 9h15, 09:15, 9.15, 9:15 PM; both in one cell; or an instant with its offset. */
export function readTime(text: string, holds: 'date' | 'time'): SaidTime {
  if (text === '') return { date: null, minutes: null };
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = Date.parse(text.replace(' ', 'T'));
    return Number.isNaN(instant) ? { refusal: 'date_unreal' } : { instant };
  }
  const both = /^(.*\d{2,4}|\d{4}-\d{1,2}-\d{1,2})(?:T|,? +(?:(?:à|a|at|um) +)?)(\d{1,2} ?(?:h|:|uhr).*|\d{1,2}\.\d{2})$/iu.exec(text);
  if (both) {
    const [day, minutes] = [readDay(both[1] ?? ''), readMinutes(both[2] ?? '')];
    if ('refusal' in day) return day;
    return minutes === null ? { refusal: 'time_unreal' } : { date: day.date, minutes };
  }
  if (holds === 'time') {
    const minutes = readMinutes(text);
    if (minutes !== null) return { date: null, minutes };
  }
  const day = readDay(text);
  if (!('refusal' in day)) return { date: day.date, minutes: null };
  return holds === 'time' ? { refusal: 'time_unreal' } : day;
}

function readDay(text: string): { date: LocalDate } | { refusal: 'date_unreal' | 'spreadsheet_day' | 'month_first' } {
  if (/^\d{5}([.,]\d+)?$/.test(text)) return { refusal: 'spreadsheet_day' };
  // “mar. 12/03/2027”, “Dienstag, 12.03.2027”: the name of the day says nothing more.
  const parts = datePartsOf(text.replace(/^\p{L}+[.,]* +(?=\d)/u, ''));
  if (!parts) return { refusal: 'date_unreal' };
  const [year, month, day] = parts;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isLocalDate(date)) return { date };
  return { refusal: Number(month) > 12 && Number(day) <= 12 ? 'month_first' : 'date_unreal' };
}

/** Minutes since midnight of a time of day; null for what is none. */
export function readMinutes(text: string): number | null {
  const found = /^(\d{1,2}) ?(?:(?:h|:|\.|uhr)(?: ?(\d{2}))?(?:[:.]\d{2})?(?:min|mn)?)? ?(uhr|am|pm|a\.m\.|p\.m\.)?$/i.exec(text.trim());
  if (!found) return null;
  const [, hourText = '', minuteText = '0', half = ''] = found;
  const [typed, minutes] = [Number(hourText), Number(minuteText)];
  const isHalf = /^[ap]/i.test(half);
  if (isHalf && (typed < 1 || typed > 12)) return null;
  const hours = isHalf ? (typed % 12) + (/^p/i.test(half) ? 12 : 0) : typed;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** Minutes of a duration: 30, 30 min, 0:30, 1h, 1h30, PT45M. */
export function readDuration(text: string): number | null {
  const plain = /^(\d{1,4})(?:[.,]0+)? ?(?:min\.?|mn|minutes?|minuten|m|')?$/i.exec(text);
  if (plain) return Number(plain[1]);
  const long = /^(?:PT)?(?:(\d{1,2}) ?(?:h|:|std\.?|stunden?|heures?|hours?) ?)(?:(\d{1,2}) ?(?:min|mn|m)?)?(?::\d{2})?$/i.exec(text);
  if (long) return Number(long[1]) * 60 + Number(long[2] ?? 0);
  const iso = /^PT(\d{1,4})M$/i.exec(text);
  return iso ? Number(iso[1]) : null;
}
