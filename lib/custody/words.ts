import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import deCustody from '@/messages/de/custody.json';
import deExports from '@/messages/de/exports.json';
import deRegisters from '@/messages/de/registers.json';
import enCustody from '@/messages/en/custody.json';
import enExports from '@/messages/en/exports.json';
import enRegisters from '@/messages/en/registers.json';
import frCustody from '@/messages/fr/custody.json';
import frExports from '@/messages/fr/exports.json';
import frRegisters from '@/messages/fr/registers.json';

const messages = {
  fr: { custody: frCustody, exports: frExports, registers: frRegisters },
  en: { custody: enCustody, exports: enExports, registers: enRegisters },
  de: { custody: deCustody, exports: deExports, registers: deRegisters },
} satisfies Record<Locale, object>;

type Say = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean };

/** The sentences of the copy, in the language it was asked in. A missing one throws: no copy shows a key. */
export const sayIn = (locale: Locale): Say =>
  createTranslator({
    ...{ locale, messages: messages[locale], timeZone: 'UTC' },
    onError: (error) => {
      throw error;
    },
  }) as unknown as Say;
