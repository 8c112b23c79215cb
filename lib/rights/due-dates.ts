import type { InPractice } from '@/lib/context';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { listHolidays } from '@/lib/holidays/list-holidays';
import { addMonths } from '@/lib/retention/terms';
import { dueDate, extendedDate, monthsWhenExtended, reminderDate, stageAfter, stageOn } from './deadlines/rules';
import { findFrame, type PracticeFrame } from './requests/data';

/** The hour of the practice's morning at which its owner is reminded, in minutes. */
const MORNING = 8 * 60;

export type Dates = { readonly dueOn: LocalDate; readonly extendedUntil: LocalDate };

/** The practice as the clock of a request needs it, and its date today. */
export async function frameOf(tx: InPractice): Promise<PracticeFrame & { readonly today: LocalDate }> {
  const frame = await findFrame(tx);
  return { ...frame, today: localDateAt(tx.clock.now().getTime(), frame.timeZone) };
}

/** Public holidays of the practice's region, of the whole country where it names none: when the authority and the post rest. */
const regionOf = ({ holidayRegion, jurisdiction }: PracticeFrame) => holidayRegion ?? jurisdiction;

/** When what was received on a local date is due, and when it would be if extended. */
export async function datesFor(frame: PracticeFrame, receivedOn: LocalDate): Promise<Dates> {
  const last = addDays(addMonths(receivedOn, monthsWhenExtended), 14);
  const holidays = new Set((await listHolidays(regionOf(frame), receivedOn, last)).map(({ date }) => date));
  return { dueOn: dueDate(receivedOn, holidays), extendedUntil: extendedDate(receivedOn, holidays) };
}

/** When the owner is next to be reminded: at once where a stage has begun that nobody was told of (`isTold`), else at the next stage's morning. */
export function nextReminder(frame: PracticeFrame & { readonly today: LocalDate }, deadline: LocalDate, isTold: boolean): Date | null {
  const begun = isTold ? null : stageOn(deadline, frame.today);
  const stage = begun ?? stageAfter(deadline, frame.today);
  if (stage === null) return null;
  return new Date(zoneOf(frame.timeZone).firstInstantOf(dayNumber(reminderDate(deadline, stage)), MORNING));
}
