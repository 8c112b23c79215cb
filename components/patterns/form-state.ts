/** What was typed, by field name; a list where several were chosen. */
export type FormValues = Record<string, string | string[]>;

/** What a form shows after it was sent: `fields` are sentences by field name, `values` what was typed, `code` the refusal's stable name. */
export type FormState<T = null> =
  | { readonly status: 'idle' }
  | { readonly status: 'done'; readonly value: T }
  | {
      readonly status: 'refused';
      readonly code: string;
      readonly message: string;
      readonly fields: Readonly<Record<string, readonly string[]>>;
      readonly values: FormValues;
    };
export type FormAction<T = null> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>;

export const idle = { status: 'idle' } as const;

/** The sentence beside one field, if it was refused. */
export const errorOf = (state: FormState<unknown>, field: string): string | undefined =>
  state.status === 'refused' ? state.fields[field]?.[0] : undefined;

/** What to put into a field: what was typed before, else what is kept. */
export function typedIn(state: FormState<unknown>, field: string, kept = ''): string {
  const typed = state.status === 'refused' ? state.values[field] : undefined;
  return typeof typed === 'string' ? typed : kept;
}

/** What a save answers with where the form stays: the fingerprint of what is stored now. */
export type Saved = { readonly shown: string };

/** The choices of a field with several: those made before, else those kept. */
export function chosenIn(state: FormState<unknown>, field: string, kept: readonly string[] = []): readonly string[] {
  if (state.status !== 'refused') return kept;
  const typed = state.values[field] ?? [];
  return typeof typed === 'string' ? [typed] : typed;
}

/** The refused fields in the order of the form, for the summary on top of it. */
export const errorList = (state: FormState<unknown>, fields: readonly string[]): { field: string; message: string }[] =>
  fields.flatMap((field) => {
    const message = errorOf(state, field);
    return message ? [{ field, message }] : [];
  });
