import { dayNumber, isLocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';

export const breachKinds = ['confidentiality', 'integrity', 'availability'] as const;
export type BreachKind = (typeof breachKinds)[number];
export const dataKinds = ['identity', 'contact', 'appointments', 'health', 'sign_in', 'billing'] as const;
export type DataKind = (typeof dataKinds)[number];
export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];
/** To people's rights and freedoms: with `risk` the authority is told (GDPR 33), with `high_risk` the people too (34). */
export const risks = ['none', 'risk', 'high_risk'] as const;
export type Risk = (typeof risks)[number];
export type BreachState = 'open' | 'notified' | 'closed';
export type StepKind =
  | 'opened'
  | 'changed'
  | 'draft_kept'
  | 'authority_notified'
  | 'people_notified'
  | 'closed'
  /** A letter left to one member: the hours run low, or what Prati announced. */
  | 'reminded'
  | 'told'
  /** An incident of Prati's own: announced, added to, over. */
  | 'announced'
  | 'announced_update'
  | 'announced_end';

const HOUR = 3_600_000;
/** GDPR 33.1: seventy-two hours that pass, counted from the moment the practice became aware, whatever its clocks do meanwhile. */
const HOURS_TO_NOTIFY = 72;
export const notifyDueAt = (awareAt: Date) => new Date(awareAt.getTime() + HOURS_TO_NOTIFY * HOUR);

/** Hours after it was known at which its owners are reminded. */
const reminderHours = [48, 66] as const;
type Stage = (typeof reminderHours)[number];
const stageTime = (awareAt: Date, stage: Stage) => new Date(awareAt.getTime() + stage * HOUR);
/** The last stage reached; null before the first. */
export const stageOn = (awareAt: Date, now: Date): Stage | null =>
  reminderHours.findLast((stage) => stageTime(awareAt, stage) <= now) ?? null;
/** When the bell is to ring next, strictly after `now`; null when no stage is to come. */
export const remindAfter = (awareAt: Date, now: Date): Date | null =>
  reminderHours.map((stage) => stageTime(awareAt, stage)).find((at) => at > now) ?? null;
/** When the bell is set on opening or changing: at once where a stage is reached already. */
export const remindFrom = (awareAt: Date, now: Date): Date | null => (stageOn(awareAt, now) === null ? remindAfter(awareAt, now) : now);

/** What is left of the seventy-two hours; negative when they are over. Whole hours and minutes, rounded towards what is left less. */
export function timeLeft(dueAt: Date, now: Date): { readonly isOver: boolean; readonly hours: number; readonly minutes: number } {
  const ms = dueAt.getTime() - now.getTime();
  const minutes = ms >= 0 ? Math.floor(ms / 60_000) : Math.floor(-ms / 60_000);
  return { isOver: ms < 0, hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
/** How pressing the countdown is: the last day is danger, the day before a warning. */
export const urgencyOf = (dueAt: Date, now: Date): 'calm' | 'soon' | 'pressing' | 'late' => {
  const left = dueAt.getTime() - now.getTime();
  return left < 0 ? 'late' : left <= 24 * HOUR ? 'pressing' : left <= 48 * HOUR ? 'soon' : 'calm';
};

/** Whether nothing was settled yet: nobody told the authority, and it is not closed. */
export const isCounting = ({ state, notifiedAuthorityAt }: { state: BreachState; notifiedAuthorityAt: Date | null }) =>
  state === 'open' && notifiedAuthorityAt === null;

/**
 * Whether the seventy-two hours press: a breach unlikely to result in a risk is told to nobody (GDPR 33.1), so that who said so has decided,
 * and says why on closing (33.5). Judged anew, the hours count on from where they are.
 */
export const isUndecided = (breach: { state: BreachState; notifiedAuthorityAt: Date | null; risk: Risk | null }) =>
  isCounting(breach) && breach.risk !== 'none';

export const localTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** The instant of a wall time of the practice (`2026-10-25T02:30`): the earlier one where it comes twice, null where it is none. */
export function instantOf(local: string, timeZone: string): Date | null {
  const [date = '', time = ''] = local.split('T');
  const [hours = 24, minutes = 60] = time.split(':').map(Number);
  if (!localTime.test(local) || !isLocalDate(date) || hours > 23 || minutes > 59) return null;
  return new Date(zoneOf(timeZone).instantOf(dayNumber(date), hours * 60 + minutes, 'earlier'));
}
/** The same written back for a form. */
export const localOf = (at: Date, timeZone: string): string => zoneOf(timeZone).format(at.getTime()).slice(0, 16);

type Decision = { readonly risk: Risk | null; readonly notifiedAuthorityAt: Date | null; readonly notifiedPeopleAt: Date | null };
/**
 * What is missing before a breach may be closed: somebody said how great the risk is; whoever has to be told was told, or it is written why
 * nobody was (GDPR 33.1, 33.5, 34.3).
 */
export function missingDecision({ risk, notifiedAuthorityAt, notifiedPeopleAt }: Decision, ground: string): 'risk' | 'ground' | null {
  if (risk === null) return 'risk';
  const isOwed = notifiedAuthorityAt === null || (risk === 'high_risk' && notifiedPeopleAt === null);
  return isOwed && ground === '' ? 'ground' : null;
}
