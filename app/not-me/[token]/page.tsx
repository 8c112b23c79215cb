import { CircleCheck, Link2Off, MailX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { openContext } from '@/app/_server/context';
import { EmptyDisc } from '@/components/ui/empty-disc';
import { SubmitButton } from '@/components/ui/submit-button';
import { readRefusal } from '@/lib/notifications/refuse-address';
import { refuseByLink } from './refuse';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contact'))('title') };
}

/** Behind "this is not my address" in a mail. It names the practice that wrote and nobody else. */
export default async function NotMePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { done } = await searchParams;
  const [t, read] = await Promise.all([getTranslations('contact'), readRefusal(openContext(), { token })]);
  if (!read.ok) return <Told icon={<Link2Off />} title={t('unknown.title')} text={t('unknown.text')} />;
  const { practice, isRefused } = read.value;
  if (done === 'moot' || (isRefused && done !== 'yes'))
    return <Told icon={<CircleCheck />} title={t('moot.title')} text={t('moot.text', { practice })} />;
  if (isRefused) return <Told icon={<CircleCheck />} title={t('done.title')} text={t('done.text', { practice })} />;
  return (
    <Told icon={<MailX />} title={t('title')} text={t('lead', { practice })}>
      <p className="max-w-prose">{t('consequence')}</p>
      <form action={refuseByLink} className="max-sm:w-full max-sm:*:w-full">
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
