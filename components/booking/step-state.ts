/** What a step of the booking form says after it was sent; every sentence already in the reader's language. */
export type StepState = {
  /** Sentences by field name. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What was typed, given back. Null before anything was sent. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly alert: StepAlert | null;
};
export type StepAlert = {
  readonly tone: 'info' | 'success' | 'danger';
  readonly title: string;
  readonly text: string;
  /** Other free times, each held with one press. */
  readonly near: readonly { readonly start: string; readonly label: string }[];
  /** The time may still be free: it can be held again. */
  readonly retake: boolean;
  /** Ways on that are the reader's to choose, each one press. */
  readonly choices?: readonly { readonly intent: string; readonly label: string }[];
  /** Whom to call, and where else to go. */
  readonly links?: readonly { readonly href: string; readonly label: string }[];
};
export type StepAction = (state: StepState, form: FormData) => Promise<StepState>;

export const untouched: StepState = { fields: {}, values: null, alert: null };

/** What a submit button asks of the step besides its usual work; its value, after "take:", is a start. */
export const intents = { extend: 'extend', retake: 'retake', resend: 'resend', keepBoth: 'keep', replace: 'replace' } as const;
export const takeIntent = (start: string) => `take:${start}`;
export const wantedStart = (intent: string): string | null => (intent.startsWith('take:') ? intent.slice(5) : null);
