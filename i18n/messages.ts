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

/** Only these namespaces: what a page hands to its client components. */
export const messagesFor = (locale: Locale, ...namespaces: readonly string[]): Messages =>
  Object.fromEntries(Object.entries(messagesOf(locale)).filter(([namespace]) => namespaces.includes(namespace)));
