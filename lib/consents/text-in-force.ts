import type { Locale } from '@/lib/core/locale';
import type { PurposeName } from './catalogue';
import { inForce } from './rules';
import { textHash } from './text-hash';
import { consentTexts } from './texts';

export type ShownText = { readonly version: string; readonly words: string; readonly sha256: string };

/** What somebody is asked to read now, in one language, with the SHA-256 of its bytes. */
export function textInForce(name: PurposeName, at: Date, language: Locale): ShownText {
  const text = inForce(consentTexts, name, at);
  return { version: text.version, words: text[language], sha256: textHash(text, language) };
}
