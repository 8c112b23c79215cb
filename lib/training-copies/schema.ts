/** What of one visit may be learnt from. Times are days before the patient's last visit, so that no date is in it; no text, no name, no id. */
export type TrainingVisit = {
  readonly daysBeforeLast: number;
  readonly durationMinutes: number;
  readonly bookedDaysAhead: number | null;
  readonly status: 'done' | 'no_show' | 'excused' | 'cancelled';
  readonly bookedOnline: boolean;
  readonly firstVisit: boolean;
};
export type TrainingContent = { readonly visits: readonly TrainingVisit[] };
