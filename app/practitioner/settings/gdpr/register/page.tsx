import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { PaperPage } from '@/components/registers/paper-page';
import { addressOf } from '@/components/settings/places';
import { buttonLook } from '@/components/ui/button-look';
import { readRegister } from '@/lib/registers/read-register';
import { registerInput } from '@/lib/registers/schema';
import { papersOf } from './made';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section'))('title') };
}

/** A register to read and to print: the processor’s, the practice’s own or Prati’s. */
export default async function RegisterPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const asked = registerInput.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { of, version } = asked.data;
  const view = await readRegister(await memberContext(), of, version);
  if (!view.ok && view.error.code === 'registers.version_unknown') notFound();
  if (!view.ok) redirect(addressOf.gdpr);
  const t = await getTranslations('registers.section');
  const paper = papersOf.register(view.value, await requestLocale());
  return (
    <PaperPage
      paper={paper}
      actions={(['pdf', 'csv', 'json'] as const).map((form) => (
        <a
          key={form}
          href={`${addressOf.gdpr}/register/register.${form}?of=${of}${version ? `&version=${version}` : ''}`}
          download
          className={buttonLook('secondary')}
        >
          <Download aria-hidden />
          <span>{t(`outputs.${form}`)}</span>
        </a>
      ))}
    />
  );
}
