export type IdempotencyError =
  | { code: 'idempotency.key_malformed' }
  | { code: 'idempotency.key_reused' }
  | { code: 'idempotency.still_working' };
