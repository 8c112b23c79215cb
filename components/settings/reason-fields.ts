import type { ReasonRows } from './reason-rows';

/** The fields of a reason as the form shows them: texts, by field name. */
export type TypedReason = {
  readonly id: string | null;
  readonly practitionerId: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly modes: readonly string[];
  readonly bookableOnline: boolean;
  readonly changeOnline: boolean;
  readonly rows: ReasonRows;
};

/** The fields that are one text each, in the order of the form. */
export const plainFields = [
  ...(['label', 'durationMinutes', 'price', 'modes', 'colour', 'audience', 'minNoticeMinutes', 'horizonDays', 'maxPerDay'] as const),
  ...(['maxPerWeek', 'maxPerPatientWeek', 'capacity', 'changeUntilHours', 'cancelNoticeHours', 'instructions'] as const),
  ...(['documentsToBring', 'stepMinutes', 'bufferBefore', 'bufferAfter'] as const),
];
export type PlainField = (typeof plainFields)[number];
