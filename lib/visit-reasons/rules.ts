/** The bar beside a visit in the agenda; the words stand in UX.md 3.1. */
export const reasonColours = ['brick', 'amber', 'olive', 'meadow', 'lagoon', 'sky', 'lilac', 'rose'] as const;
export type ReasonColour = (typeof reasonColours)[number];

export const questionKinds = ['yes_no', 'choice', 'text'] as const;
/**
 * What a patient is asked while booking. An answer is a text: `yes` or `no`, one of the choices, or free. One of `blockingAnswers` ends the
 * booking with `blockingMessage`. The id stays when the wording changes: kept answers go by it.
 */
export type Question = {
  readonly id: string;
  readonly text: string;
  readonly kind: (typeof questionKinds)[number];
  readonly choices?: readonly string[];
  readonly required: boolean;
  readonly blockingAnswers?: readonly string[];
  readonly blockingMessage?: string;
};

/** `elapsed`: so many minutes before the start. `day_before`: so many dates before the start's own, at that local time of the practice. */
export type ReminderRule =
  | { readonly kind: 'elapsed'; readonly minutes: number }
  | { readonly kind: 'day_before'; readonly at: string; readonly days: number };

/** Two days and two hours ahead (PRODUCT B12). */
export const usualReminders: readonly ReminderRule[] = [
  { kind: 'elapsed', minutes: 2880 },
  { kind: 'elapsed', minutes: 120 },
];

/** What a practice may set, so that a page can say it: the schema refuses beyond. */
export const mostOf = { questions: 15, choices: 12, reminders: 5, needs: 5 } as const;
