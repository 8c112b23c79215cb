/** The most a request may carry; files go another way. */
export const mostBytes = 1024 * 1024;

export type Body = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: 'too_large' | 'not_json' };

/** Reads a JSON body, and stops reading at the limit whatever the length header claims. No body at all is an empty object. */
export async function readJson(request: Request, limit = mostBytes): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { ok: false, why: 'too_large' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array> | Uint8Array[]) {
    size += chunk.byteLength;
    if (size > limit) return { ok: false, why: 'too_large' };
    chunks.push(chunk);
  }
  if (size === 0) return { ok: true, value: {} };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    // Neither JSON nor UTF-8: one answer for both, and the body is not repeated anywhere.
    return { ok: false, why: 'not_json' };
  }
}
