import { isFull, type Limit } from '@/lib/availability/limits';
import type { InPractice } from '@/lib/context';
import { zoneOf } from '@/lib/core/zone';
import { type DeskRules, findStarts } from './conflicts/data';
import type { Placing } from './placing';
import type { Conflict } from './schema';

const DAYS_AROUND = 8;
const DAY = 86_400_000;

/** The limits of the day, the ISO week and the patient's seven days that one more visit would go over. */
export async function findFull(tx: InPractice, placing: Placing, rules: DeskRules): Promise<Conflict[]> {
  const { maxPerDay, maxPerWeek, maxPerPatientWeek, practitionerPerDay, practitionerPerWeek } = rules;
  const most = [maxPerDay, maxPerWeek, maxPerPatientWeek, practitionerPerDay, practitionerPerWeek];
  if (most.every((one) => one === null)) return [];
  const from = new Date(placing.start.getTime() - DAYS_AROUND * DAY);
  const to = new Date(placing.start.getTime() + DAYS_AROUND * DAY);
  const starts = await findStarts(tx, { ...placing, from, to });
  const of = (which: (one: (typeof starts)[number]) => boolean) => starts.filter(which).map(({ start }) => start.getTime());
  const ofReason = of((one) => one.ofReason);
  const ofPractitioner = of((one) => one.ofPractitioner);
  const limits: readonly (Limit | null)[] = [
    maxPerDay === null ? null : { refusal: 'day_full', most: maxPerDay, starts: ofReason },
    practitionerPerDay === null ? null : { refusal: 'day_full', most: practitionerPerDay, starts: ofPractitioner },
    maxPerWeek === null ? null : { refusal: 'week_full', most: maxPerWeek, starts: ofReason },
    practitionerPerWeek === null ? null : { refusal: 'week_full', most: practitionerPerWeek, starts: ofPractitioner },
    maxPerPatientWeek === null || !placing.patientId
      ? null
      : { refusal: 'patient_week_full', most: maxPerPatientWeek, starts: of((one) => one.ofPatient) },
  ];
  const zone = zoneOf(rules.timeZone);
  const day = zone.dayAt(placing.start.getTime());
  const full = limits.flatMap((limit) => (limit && isFull(zone, limit, day) ? [limit.refusal] : []));
  return [...new Set(full)].map((kind) => ({ kind, severity: 'blocks' }));
}
