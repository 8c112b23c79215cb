import type { ConsentEvent, Recipient } from '@/lib/consents/schema';

type Rows = readonly { readonly label: string; readonly lines: readonly string[] }[];
const isRecipient = (value: object): value is Recipient => 'name' in value && 'country' in value;

/** A value as it is kept: instants in UTC, what is a list one to a line, nothing as a dash. */
function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['–'] : value.flatMap(linesOf);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object' && value !== null) return [isRecipient(value) ? `${value.name} (${value.country})` : JSON.stringify(value)];
  return [String(value ?? '–')];
}

/** Every field of the record, in its order, under a name in the reader's language. */
export const recordRows = (event: ConsentEvent, nameOf: (field: keyof ConsentEvent) => string): Rows =>
  (Object.keys(event) as (keyof ConsentEvent)[]).map((field) => ({ label: nameOf(field), lines: linesOf(event[field]) }));
