import type { Conflict } from '@/lib/appointments/schema';

/** What a request to our own server came to. `status` 0: it was not reached. `message` is a sentence in the reader's language. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string | null;
      readonly message: string | null;
      readonly fields: Readonly<Record<string, readonly string[]>>;
      readonly alternatives: readonly string[];
      /** Everything that stands in the way of a time, and whether this reader may book over it. */
      readonly conflicts: readonly Conflict[];
      readonly mayOverbook: boolean;
      /** The dates of a series with something in their way. */
      readonly occurrences: readonly { readonly date: string; readonly start: string; readonly conflicts: readonly Conflict[] }[];
    };

type Problem = {
  code?: string;
  detail?: string;
  fields?: Record<string, string[]>;
  alternatives?: string[];
  conflicts?: Conflict[];
  mayOverbook?: boolean;
  occurrences?: Extract<Answer<never>, { ok: false }>['occurrences'];
};

const unanswered = {
  ok: false,
  code: null,
  message: null,
  fields: {},
  alternatives: [],
  conflicts: [],
  mayOverbook: false,
  occurrences: [],
} as const;

/** Reads, or writes when there is a body. The same `key` on a second try gives the first one's answer. */
export async function ask<T>(
  path: string,
  { body, key, signal }: { body?: unknown; key?: string; signal?: AbortSignal } = {},
): Promise<Answer<T>> {
  const headers = { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(key ? { 'Idempotency-Key': key } : {}) };
  try {
    const response = await fetch(path, {
      ...{ headers, cache: 'no-store', signal: signal ?? null },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { code, detail, ...facts } = (await response.json().catch(() => ({}))) as Problem;
    return {
      ...unanswered,
      ...{ status: response.status, code: code ?? null, message: detail ?? null },
      ...{ fields: facts.fields ?? {}, alternatives: facts.alternatives ?? [] },
      ...{ conflicts: facts.conflicts ?? [], mayOverbook: facts.mayOverbook ?? false, occurrences: facts.occurrences ?? [] },
    };
  } catch {
    // Not reached, or no longer wanted: the caller says what is safe and offers to try again.
    return { ...unanswered, status: 0 };
  }
}
