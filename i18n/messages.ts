import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/core/locale';

export type Messages = { [key: string]: string | Messages };

const read = new Map<Locale, Messages>();

const readFolder = (locale: Locale): Messages => {
  const folder = path.join(process.cwd(), 'messages', locale);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Messages]),
  );
};

/** Every sentence of one language, by namespace (the file's name). Read once per process, in development at each call. */
export function messagesOf(locale: Locale): Messages {
  const known = process.env.NODE_ENV === 'development' ? undefined : read.get(locale);
  if (known) return known;
  const messages = readFolder(locale);
  read.set(locale, messages);
  return messages;
}

/** Only these parts: what a page hands to its client components. A part is a namespace or a branch of one (`errors.flaw`). */
export function messagesFor(locale: Locale, ...parts: readonly string[]): Messages {
  const chosen: Messages = {};
  for (const part of parts) {
    const steps = part.split('.');
    let from: string | Messages | undefined = messagesOf(locale);
    let into = chosen;
    for (const [depth, step] of steps.entries()) {
      from = typeof from === 'object' ? from[step] : undefined;
      if (from === undefined) throw new Error(`messages/${locale} has no ${part}`);
      if (depth === steps.length - 1) into[step] = from;
      else {
        const branch: Messages = typeof into[step] === 'object' ? into[step] : {};
        into[step] = branch;
        into = branch;
      }
    }
  }
  return chosen;
}
