import type { Locale } from '@/lib/core/locale';
import { sha256Hex } from '@/lib/platform/crypto';
import type { TextVersion } from './rules';

/** SHA-256 of the UTF-8 bytes of one language's text: what a record says was read. */
export const textHash = (text: TextVersion, language: Locale): string => sha256Hex(text[language]);
