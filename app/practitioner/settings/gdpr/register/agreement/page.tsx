import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { whenText } from '@/components/patterns/when-text';
import { OneButtonForm } from '@/components/registers/one-button-form';
import { addressOf } from '@/components/settings/places';
import { PrintButton } from '@/components/settings/print-button';
import { SettingsHead } from '@/components/settings/settings-head';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { acceptAgreement } from '../actions';
import { readAgreement } from '../read-agreement';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section.agreement'))('title') };
}

/** The whole text, and the one press by which an owner accepts it for the practice. */
export default async function AgreementPage() {
  const [context, locale] = [await memberContext(), await requestLocale()];
  const { text, state, since, mayAnswer } = await readAgreement(context, locale);
  const [t, gdpr, register] = [
    await getTranslations('registers.section.agreement'),
    await getTranslations('gdpr'),
    await getTranslations('registers.section'),
  ];
  const zone = await readTimeZone(context);
  return (
    <Words of={['common']}>
      <SettingsHead
        trail={[{ href: `${addressOf.gdpr}#register`, label: gdpr('title') }]}
        title={t('title')}
        description={t('lead')}
        actions={mayAnswer && state !== 'given' ? undefined : <PrintButton label={register('print')} />}
      />
      <article className="grid max-w-prose gap-4">
        <p className="font-semibold">{t('version', { version: text.version })}</p>
        {text.words.split(/\n+/).map((paragraph) => (
          <p key={paragraph} className="wrap-anywhere">
            {paragraph}
          </p>
        ))}
        <p className="text-small wrap-anywhere text-ink-2">{t('hash', { hash: text.sha256 })}</p>
        {state === 'given' && since ? (
          <Notice tone="success">{t('acceptedLine', { date: whenText(since, 'day', { locale, zone }), version: text.version })}</Notice>
        ) : mayAnswer ? (
          <div data-print="hide">
            <OneButtonForm
              kind="primary"
              action={acceptAgreement}
              fields={{ textVersion: text.version, language: locale }}
              label={t('accept')}
            />
          </div>
        ) : (
          <Notice>{t('ownerOnly')}</Notice>
        )}
      </article>
    </Words>
  );
}
