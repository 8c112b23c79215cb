import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import de from '@/messages/de/mail.json';
import en from '@/messages/en/mail.json';
import fr from '@/messages/fr/mail.json';

const messages: Record<Locale, typeof fr> = { fr, en, de };

/** The sentences of outgoing mail in one language. A missing one throws: nobody is sent a message key. */
export const mailWords = (locale: Locale) =>
  createTranslator({
    locale,
    messages: messages[locale],
    onError: (error) => {
      throw error;
    },
  });
export type MailWords = ReturnType<typeof mailWords>;
