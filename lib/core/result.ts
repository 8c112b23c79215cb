export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
/** An expected refusal is a value with a stable code; a bug throws. */
export type Result<T, E extends { code: string }> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <const E extends { code: string }>(error: E): Err<E> => ({ ok: false, error });
