import 'server-only';
import { createTranslator } from 'use-intl/core';
import { messagesOf } from '@/i18n/messages';
import type { Locale } from '@/lib/core/locale';
import type { Refusal } from './errors';

type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

/** Looks a sentence up by a key that is only known now: a refusal's code, or what a schema says of a field. */
const translatorOf = (locale: Locale): Translate =>
  createTranslator({ locale, messages: messagesOf(locale), timeZone: 'Europe/Paris' }) as unknown as Translate;

/** Since when and until when are said as dates: 24/11/2026. */
const spoken = (locale: Locale, name: string, fact: unknown) =>
  (name === 'since' || name === 'until') && typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}/.test(fact)
    ? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
        timeZone: fact.length > 10 ? 'Europe/Paris' : 'UTC',
      }).format(new Date(fact))
    : fact;

/** The facts a sentence may name, or choose its words by (a yes or a no as `true` and `false`). */
const sayable = (locale: Locale, facts: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(facts)
      .map(([name, fact]) => [name, spoken(locale, name, fact)] as const)
      .map(([name, fact]) => [name, typeof fact === 'boolean' ? String(fact) : fact] as const)
      .filter((fact): fact is [string, string | number] => ['string', 'number'].includes(typeof fact[1])),
  );

/** The sentence of a refusal; where it lists flaws, the first flaw's own sentence. */
export function sentenceFor(locale: Locale, refusal: Refusal): string {
  const translate = translatorOf(locale);
  if ('flaws' in refusal && refusal.flaws[0]) return translate(`errors.flaw.${refusal.flaws[0]}`);
  // A practice without a telephone number leaves the end of its sentence empty.
  return translate(`errors.${refusal.code}`, sayable(locale, refusal)).trim();
}

type Issue = {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly format?: string;
};

/**
 * What to write beside each field. A schema names its sentence: a whole key (`patient.phone_unreal`) or a short one of `errors.field`
 * (`required`, `email`, `choose`). One that names none gets the plainest sentence that fits.
 */
export function fieldSentences(locale: Locale, issues: readonly Issue[]): Record<string, string[]> {
  const translate = translatorOf(locale);
  const keyOf = ({ message, code, input, format }: Issue) => {
    const named = [message, `errors.field.${message}`].find((key) => /^[a-zA-Z_.]+$/.test(key) && translate.has(key));
    if (named) return named;
    if (input === undefined || input === null || input === '') return 'errors.field.required';
    if (code === 'too_big') return 'errors.field.too_long';
    return format === 'email' ? 'errors.field.email' : 'errors.field.check';
  };
  const fields: Record<string, string[]> = {};
  for (const issue of issues) {
    const name = issue.path.map(String).join('.') || 'form';
    fields[name] = [...(fields[name] ?? []), translate(keyOf(issue))];
  }
  return fields;
}
