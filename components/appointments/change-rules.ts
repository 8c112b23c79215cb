import type { AppointmentView } from '@/lib/appointments/schema';

type Changeable = Pick<AppointmentView, 'start' | 'cancelNoticeHours' | 'changeOnline' | 'changeUntilHours'>;
type ChangeRule = {
  /** The sentence, under manage.facts. */
  readonly key: 'noChange' | 'cancelAnyTime' | 'cancelUntil' | 'cancelWasUntil' | 'changeUntil' | 'changeWasUntil';
  readonly until: Date | null;
};

/** Until when it can be changed freely, and until when online at all. What has passed is told as past: exactly at the limit is in time. */
export function changeRules({ start, cancelNoticeHours, changeOnline, changeUntilHours }: Changeable, now: Date): readonly ChangeRule[] {
  if (!changeOnline) return [{ key: 'noChange', until: null }];
  const before = (hours: number) => new Date(start.getTime() - hours * 3_600_000);
  const rules: ChangeRule[] = [];
  if (changeUntilHours === 0 || cancelNoticeHours > changeUntilHours) {
    const until = before(cancelNoticeHours);
    if (cancelNoticeHours > 0) rules.push({ key: now > until ? 'cancelWasUntil' : 'cancelUntil', until });
    else rules.push({ key: 'cancelAnyTime', until: null });
  }
  if (changeUntilHours > 0) {
    const until = before(changeUntilHours);
    rules.push({ key: now > until ? 'changeWasUntil' : 'changeUntil', until });
  }
  return rules;
}
