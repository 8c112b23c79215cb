import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { FormAction, FormState, FormValues } from '@/components/patterns/form-state';
import { formValues, valuesToShow } from '@/components/patterns/form-values';
import type { Context, OpenContext } from '@/lib/context';
import type { Result } from '@/lib/core/result';
import type { LogFields } from '@/lib/platform/logger';
import { currentContext, openContext } from './context';
import { fieldOf, type Refusal } from './errors';
import { reportFault } from './fault';
import { requestLocale } from './locale';
import { isOwnRequest } from './own-request';
import { platform } from './platform';
import { unreadTerms } from './unread-terms';
import { whoAsks } from './who';
import { fieldSentences, sentenceFor } from './wording';

type Options<C, I, T> = {
  /** Of the log line: `practice.save_site`. */
  readonly name: string;
  /** Who acts; null is answered by `access.signed_out`. The one signed in unless told. */
  readonly context?: (input: I) => Promise<C | null>;
  /** Once it succeeded: revalidatePath, redirect, cookies. */
  readonly after?: (value: T, input: I) => void | Promise<void>;
};

/** `shown`: the fingerprint of what the form showed, for verbs that overwrite nothing else; empty when the form sent none, which matches nothing. */
type Work<C, I, T, E extends Refusal> = (ctx: C, input: I, shown: string) => Promise<Result<T, E>>;

/**
 * Check the origin, parse, know who asks, act, translate: all a form action ever does. Nothing typed is lost: a refusal gives the values
 * back, secrets excepted. An unexpected error becomes `fault.unknown` with a code that is also in the log.
 */
export function action<S extends z.ZodType, T, E extends Refusal, C = Context>(
  schema: S,
  work: Work<C, z.output<S>, T, E>,
  options: Options<C, z.output<S>, T>,
): FormAction<T> {
  return async (_state, form) => {
    const values = formValues(form);
    const since = performance.now();
    let state: Attempt<T> | undefined;
    try {
      state = await attempt(schema, work, options, values);
    } catch (error) {
      state = redirected(error) ? undefined : { refusal: { code: 'fault.unknown', reference: reportFault(error, { kind: options.name }) } };
      if (!state) throw error;
    } finally {
      const code = state && 'refusal' in state ? state.refusal.code : 'ok';
      platform().logger.info({ event: 'action', ...state?.who, kind: options.name, code, ms: Math.round(performance.now() - since) });
    }
    if ('refusal' in state) return refused(state.refusal, values, state.fields);
    await options.after?.(state.value, state.input as z.output<S>);
    return { status: 'done', value: state.value };
  };
}

/** Whether this is how Next leaves for another page: a success, not a fault. */
function redirected(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true; // it threw the very error it was given
  }
}

type Attempt<T> = { who?: LogFields } & ({ refusal: Refusal; fields?: Record<string, string[]> } | { value: T; input: unknown });

async function attempt<S extends z.ZodType, T, E extends Refusal, C>(
  schema: S,
  work: Work<C, z.output<S>, T, E>,
  options: Options<C, z.output<S>, T>,
  values: FormValues,
): Promise<Attempt<T>> {
  if (!(await isOwnRequest())) return { refusal: { code: 'request.foreign_origin' } };
  const parsed = schema.safeParse(values, { reportInput: true });
  if (!parsed.success) return { refusal: { code: 'form.invalid' }, fields: fieldSentences(await requestLocale(), parsed.error.issues) };
  const ctx = await (options.context ?? (currentContext as () => Promise<C | null>))(parsed.data);
  if (ctx === null) return { refusal: { code: 'access.signed_out' } };
  const unread = await unreadTerms(ctx, options.name);
  if (unread) return { refusal: unread };
  const result = await work(ctx, parsed.data, typeof values.shown === 'string' ? values.shown : '');
  return { who: whoAsks(ctx), ...(result.ok ? { value: result.value, input: parsed.data } : { refusal: result.error }) };
}

async function refused<T>(refusal: Refusal, values: FormValues, fields: Record<string, string[]> = {}): Promise<FormState<T>> {
  const message = sentenceFor(await requestLocale(), refusal);
  const field = fieldOf[refusal.code];
  return {
    status: 'refused',
    code: refusal.code,
    message,
    fields: field ? { ...fields, [field]: [message] } : fields,
    // The form then knows what stands: pressed again, it is meant.
    values: { ...valuesToShow(values), ...(refusal.code === 'settings.changed_meanwhile' ? { shown: refusal.shown } : {}) },
  };
}

/** For actions before anyone is known. */
export const asAnyone = async (): Promise<OpenContext> => openContext();
