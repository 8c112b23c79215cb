import 'server-only';
import { getTranslations } from 'next-intl/server';
import { ConsentText } from '@/components/consents/consent-text';
import type { PurposeName } from '@/lib/consents/catalogue';
import { textInForce } from '@/lib/consents/text-in-force';
import { openContext } from './context';
import { requestLocale } from './locale';

/** The text in force of a purpose, folded, where somebody is asked about it. */
export async function TextInForce({ name }: { name: PurposeName }) {
  const t = await getTranslations('consents');
  const { version, words, sha256 } = textInForce(name, openContext().clock.now(), await requestLocale());
  return <ConsentText title={t('readText')} words={words} about={t('textOf', { version, sha256 })} />;
}
