import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import de from '@/messages/de/subscription.json';
import en from '@/messages/en/subscription.json';
import fr from '@/messages/fr/subscription.json';

const messages: Record<Locale, typeof fr.pdf> = { fr: fr.pdf, en: en.pdf, de: de.pdf };

/** The sentences of an invoice in the language it was issued in. A missing one throws. */
export const invoiceWords = (locale: Locale) =>
  createTranslator({
    locale,
    messages: messages[locale],
    onError: (error) => {
      throw error;
    },
  });
