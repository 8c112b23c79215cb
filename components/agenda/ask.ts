/** What a request to our own server came to. `status` 0: it was not reached. `message` is a sentence in the reader's language. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly message: string | null;
      readonly fields: Readonly<Record<string, readonly string[]>>;
      readonly alternatives: readonly string[];
    };

type Problem = { detail?: string; fields?: Record<string, string[]>; alternatives?: string[] };

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
    const problem = (await response.json().catch(() => ({}))) as Problem;
    return {
      ...{ ok: false, status: response.status, message: problem.detail ?? null },
      ...{ fields: problem.fields ?? {}, alternatives: problem.alternatives ?? [] },
    };
  } catch {
    // Not reached, or no longer wanted: the caller says what is safe and offers to try again.
    return { ok: false, status: 0, message: null, fields: {}, alternatives: [] };
  }
}
