import { sha256Hex } from './crypto';

/** What a form showed is no longer what is stored; `shown` is the fingerprint of what is, for a save that means it. */
export type ChangedMeanwhile = { code: 'settings.changed_meanwhile'; shown: string };

/** One writing per content: keys in order, and what is absent the same as what is null. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const filled = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return `{${filled
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${written(part)}`)
    .join()}}`;
}

/** Stands for a content in a form: the same content has the same one, whenever and by whom it was saved. */
export const fingerprint = (content: unknown): string => sha256Hex(written(content)).slice(0, 24);

/**
 * Refuses to overwrite what the form never showed. Ask under the lock of the row. Without `shown` the caller overwrites knowingly (a
 * program, an import); a wish that says what is stored already takes nothing from anybody.
 */
export function changedMeanwhile(
  shown: string | undefined,
  { stored, wish }: { readonly stored: unknown; readonly wish: unknown },
): ChangedMeanwhile | null {
  const present = fingerprint(stored);
  return shown === undefined || shown === present || fingerprint(wish) === present
    ? null
    : { code: 'settings.changed_meanwhile', shown: present };
}
