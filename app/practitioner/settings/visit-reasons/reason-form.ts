import { z } from 'zod';
import type { FormValues } from '@/components/patterns/form-state';
import { linesOf, type QuestionRow, type ReminderRow, reasonRowsIn } from '@/components/settings/reason-rows';
import { mostOf } from '@/lib/visit-reasons/rules';
import {
  asKept,
  isSaidOnce,
  needInput,
  questionInput,
  reminderInput,
  type SaveVisitReason,
  visitReasonFields,
  weekHoldsDay,
} from '@/lib/visit-reasons/schema';

const minutesPer = { minutes: 1, hours: 60, days: 1440 } as const;
type NoticeUnit = keyof typeof minutesPer;

/** Rows by their key, so that a refusal finds its field again. */
const byKey = <Row extends { key: string }, T>(rows: readonly Row[], read: (row: Row) => T) =>
  Object.fromEntries(rows.map((row) => [row.key, read(row)]));
const typedQuestion = ({ choices, key: _key, ...row }: QuestionRow) => ({ ...row, choices: linesOf(choices) });
const typedReminder = ({ kind, count, at }: ReminderRow) => {
  const number = count.trim() === '' ? Number.NaN : Number(count);
  return kind === 'day_before' ? { kind, days: number, at } : { kind: 'elapsed', minutes: number * (kind === 'days' ? 1440 : 60) };
};
const rowsOf = <T>(row: z.ZodType<T>, most: number, error: string) =>
  z.record(z.string(), row).refine((rows) => Object.keys(rows).length <= most, { error });

/** The form of a reason: the notice as a number and a unit, each list by the keys of its rows, an unticked box as a no. */
export const reasonForm = z.preprocess(
  (sent) => {
    const values = (sent ?? {}) as FormValues;
    const { noticeUnit, ...typed } = values;
    const count = String(typed.minNoticeMinutes ?? '').trim();
    const notice = /^\d{1,6}$/.test(count) ? Number(count) * (minutesPer[noticeUnit as NoticeUnit] ?? 1) : typed.minNoticeMinutes;
    const rows = reasonRowsIn(values);
    return {
      ...typed,
      ...(notice === undefined ? {} : { minNoticeMinutes: notice }),
      changeOnline: typed.changeOnline ?? 'off',
      questions: byKey(rows.questions, typedQuestion),
      reminders: byKey(rows.reminders, typedReminder),
      resourceNeeds: byKey(rows.needs, ({ resourceIds }) => resourceIds),
    };
  },
  visitReasonFields
    .extend({
      questions: rowsOf(questionInput, mostOf.questions, 'reason.questions_many'),
      reminders: rowsOf(reminderInput, mostOf.reminders, 'reason.reminders_many').refine((rows) => isSaidOnce(Object.values(rows)), {
        error: 'reason.reminder_twice',
      }),
      resourceNeeds: rowsOf(needInput, mostOf.needs, 'reason.needs_many'),
    })
    .refine(weekHoldsDay, { error: 'reason.week_below_day', path: ['maxPerWeek'] })
    .transform(
      ({ questions, reminders, resourceNeeds, ...fields }): SaveVisitReason =>
        asKept({
          ...fields,
          questions: Object.values(questions),
          reminders: Object.values(reminders),
          resourceNeeds: Object.values(resourceNeeds),
        }),
    ),
);

/** The largest unit that says a notice in whole numbers: 1440 minutes are 1 day. */
export function noticeAsTyped(minutes: number): { count: number; unit: NoticeUnit } {
  if (minutes > 0 && minutes % 1440 === 0) return { count: minutes / 1440, unit: 'days' };
  if (minutes % 60 === 0) return { count: minutes / 60, unit: 'hours' };
  return { count: minutes, unit: 'minutes' };
}
