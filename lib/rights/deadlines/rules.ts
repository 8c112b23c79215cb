import { addDays, dateOfDay, dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import { addMonths } from '@/lib/retention/terms';

/** The law gives one month from receipt, and two more where a reasoned notice goes out inside the first (GDPR 12.3). */
const monthsToAnswer = 1;
export const monthsWhenExtended = 3;

/** The date itself, or the first one after it that is neither Saturday, Sunday nor in `holidays` (Regulation 1182/71, art. 3.4). */
export function nextWorkingDay(date: LocalDate, holidays: ReadonlySet<LocalDate>): LocalDate {
  let day = dayNumber(date);
  while (isoWeekday(day) > 5 || holidays.has(dateOfDay(day))) day += 1;
  return dateOfDay(day);
}

/** The last local date on which to answer what was received on `received`. */
export const dueDate = (received: LocalDate, holidays: ReadonlySet<LocalDate>) =>
  nextWorkingDay(addMonths(received, monthsToAnswer), holidays);
/** The same once extended: two months more, counted from receipt too. */
export const extendedDate = (received: LocalDate, holidays: ReadonlySet<LocalDate>) =>
  nextWorkingDay(addMonths(received, monthsWhenExtended), holidays);

/** Extending is for the first month alone, its last day included, and once. */
export const mayExtend = (request: { readonly dueOn: LocalDate; readonly extendedUntil: LocalDate | null }, today: LocalDate) =>
  request.extendedUntil === null && today <= request.dueOn;

/** The date that counts: the later one where the term was extended. */
export const deadlineOf = ({ dueOn, extendedUntil }: { readonly dueOn: LocalDate; readonly extendedUntil: LocalDate | null }): LocalDate =>
  extendedUntil ?? dueOn;

/** Whole days from today to the deadline; 0 on the day itself, negative when late. */
export const daysLeft = (deadline: LocalDate, today: LocalDate): number => dayNumber(deadline) - dayNumber(today);

export type Urgency = 'calm' | 'soon' | 'pressing' | 'late';
/** Over ten days calm, ten to four soon, three to none pressing, past it late. */
export const urgencyOf = (left: number): Urgency => (left > 10 ? 'calm' : left > 3 ? 'soon' : left >= 0 ? 'pressing' : 'late');

/** When the owner is reminded: so many days before the deadline; -1 is the day after it. */
const reminderStages = [10, 3, -1] as const;
export type ReminderStage = (typeof reminderStages)[number];
export const reminderDate = (deadline: LocalDate, stage: ReminderStage): LocalDate => addDays(deadline, -stage);
/** The stage today is in; null before the first. Stages nobody was there for are not made up: one reminder says what is so now. */
export const stageOn = (deadline: LocalDate, today: LocalDate): ReminderStage | null =>
  reminderStages.findLast((stage) => reminderDate(deadline, stage) <= today) ?? null;
/** The first stage after today; null after the last. */
export const stageAfter = (deadline: LocalDate, today: LocalDate): ReminderStage | null =>
  reminderStages.find((stage) => reminderDate(deadline, stage) > today) ?? null;
