import { CircleCheck, Link2Off, MailX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { openContext } from '@/app/_server/context';
import { EmptyDisc } from '@/components/ui/empty-disc';
import { SubmitButton } from '@/components/ui/submit-button';
import { readUnsubscribing } from '@/lib/campaigns/unsubscribe';
import { unsubscribeByLink } from './unsubscribe';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaign'))('title') };
}

/** Behind the last line of a newsletter. It says nothing of whom the link was sent to. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await params;
  const [t, read] = await Promise.all([getTranslations('campaign'), readUnsubscribing(openContext(), { token })]);
  if (!read.ok) return <Told icon={<Link2Off />} title={t('unknown.title')} text={t('unknown.text')} />;
  if (!read.value.isSubscribed) return <Told icon={<CircleCheck />} title={t('done.title')} text={t('done.text')} />;
  return (
    <Told icon={<MailX />} title={t('title')} text={t('lead')}>
      <form action={unsubscribeByLink} className="max-sm:w-full max-sm:*:w-full">
        <input type="hidden" name="token" value={token} />
        <SubmitButton busyLabel={t('submitting')}>{t('submit')}</SubmitButton>
      </form>
    </Told>
  );
}

const Told = ({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children?: ReactNode }) => (
  <div className="mx-auto grid max-w-form justify-items-start gap-4 py-8">
    <EmptyDisc icon={icon} />
    <h1 className="text-h1">{title}</h1>
    <p className="max-w-prose text-ink-2">{text}</p>
    {children}
  </div>
);
