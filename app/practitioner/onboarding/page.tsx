import { CircleCheck, CircleDashed } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { PageHeader } from '@/components/patterns/page-header';
import { CopyLink } from '@/components/practice/copy-link';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { env } from '@/lib/platform/env';
import { mayHaveProfile } from '@/lib/practice/policy';
import { readOnboarding } from '@/lib/practice/read-onboarding';
import { onboardingSteps } from '@/lib/practice/schema';

const addresses = {
  healthData: '/practitioner/settings/gdpr#consents',
  profile: '/practitioner/settings/profile',
  site: '/practitioner/settings/site',
  visitReasons: '/practitioner/settings/visit-reasons',
  openingHours: '/practitioner/settings/opening-hours',
} as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onboarding'))('title') };
}

export default async function OnboardingPage() {
  const context = await memberContext();
  const found = await readOnboarding(context);
  // An invited practitioner begins with the profile; an assistant has no agenda to set up.
  if (!found.ok) redirect(mayHaveProfile(context.actor) ? addresses.profile : '/practitioner/agenda');
  const { slug, done, isBookable } = found.value;
  const t = await getTranslations('onboarding');
  const link = `${env().APP_URL}/book/${slug}`;
  const next = onboardingSteps.find((step) => !done[step]);
  const count = onboardingSteps.filter((step) => done[step]).length;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={isBookable ? t('ready') : t('description')}
        actions={
          isBookable ? (
            <LinkButton kind="primary" href="/practitioner/agenda">
              {t('toAgenda')}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid max-w-3xl gap-4">
        <p className="text-ink-2">{t('progress', { done: count, count: onboardingSteps.length })}</p>
        <ol className="grid divide-y divide-line rounded-panel border border-line bg-surface">
          {onboardingSteps.map((step) => (
            <Step
              key={step}
              title={t(`step.${step}.title`)}
              sentence={t(`step.${step}.sentence`)}
              isDone={done[step]}
              word={t(done[step] ? 'done' : 'toDo')}
            >
              {step === 'share' ? (
                <div className="grid gap-2">
                  {isBookable ? null : <Notice>{t('step.share.waits')}</Notice>}
                  <Words of={['onboarding']}>
                    <CopyLink href={link} label={t('step.share.title')} />
                  </Words>
                  {isBookable ? (
                    <a href={`/book/${slug}`} className="link inline-flex min-h-target items-center">
                      {t('open')}
                    </a>
                  ) : null}
                </div>
              ) : (
                <div>
                  <LinkButton kind={step === next ? 'primary' : 'secondary'} href={addresses[step]}>
                    {t(`step.${step}.action`)}
                  </LinkButton>
                </div>
              )}
            </Step>
          ))}
        </ol>
        <p className="text-small text-ink-2">{t('laterHint')}</p>
      </div>
    </>
  );
}

type StepProps = { title: string; sentence: string; isDone: boolean; word: string; children: ReactNode };

function Step({ title, sentence, isDone, word, children }: StepProps) {
  const Icon = isDone ? CircleCheck : CircleDashed;
  return (
    <li className="flex gap-4 p-panel">
      <Icon aria-hidden className={isDone ? 'mt-0.5 size-5 text-success' : 'mt-0.5 size-5 text-ink-3'} />
      <div className="grid min-w-0 flex-1 gap-2">
        <div>
          <h2 className="text-h3">
            {title} <span className={isDone ? 'text-small font-normal text-success' : 'text-small font-normal text-ink-2'}>{word}</span>
          </h2>
          <p className="text-ink-2">{sentence}</p>
        </div>
        {children}
      </div>
    </li>
  );
}
