import { z } from 'zod';
import { saveVisitReasonInput } from '@/lib/visit-reasons/schema';

const minutesPer = { minutes: 1, hours: 60, days: 1440 } as const;
type NoticeUnit = keyof typeof minutesPer;

/** The form asks the notice as a number and a unit; the practice keeps it in minutes. */
export const reasonForm = z.preprocess((value) => {
  const { noticeUnit, ...typed } = (value ?? {}) as Record<string, unknown>;
  const factor = minutesPer[noticeUnit as NoticeUnit] ?? 1;
  const count = String(typed.minNoticeMinutes ?? '').trim();
  return /^\d{1,6}$/.test(count) ? { ...typed, minNoticeMinutes: Number(count) * factor } : typed;
}, saveVisitReasonInput);

/** The largest unit that says a notice in whole numbers: 1440 minutes are 1 day. */
export function noticeAsTyped(minutes: number): { count: number; unit: NoticeUnit } {
  if (minutes > 0 && minutes % 1440 === 0) return { count: minutes / 1440, unit: 'days' };
  if (minutes % 60 === 0) return { count: minutes / 60, unit: 'hours' };
  return { count: minutes, unit: 'minutes' };
}
