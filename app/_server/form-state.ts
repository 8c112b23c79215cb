import type { ErrorCode } from './errors';
import type { FormValues } from './form-values';

/** What a form shows after it was sent. `fields` are sentences by field name, `values` what was typed. */
export type FormState<T = null> =
  | { readonly status: 'idle' }
  | { readonly status: 'done'; readonly value: T }
  | {
      readonly status: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly fields: Readonly<Record<string, readonly string[]>>;
      readonly values: FormValues;
    };
export type FormAction<T = null> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>;
