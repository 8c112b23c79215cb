import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { PaperPage } from '@/components/registers/paper-page';
import { addressOf } from '@/components/settings/places';
import { buttonLook } from '@/components/ui/button-look';
import { readRegister } from '@/lib/registers/read-register';
import { papersOf } from '../made';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section.templates.dpia'))('name') };
}

export default async function ImpactAssessmentPage() {
  const view = await readRegister(await memberContext(), 'practice');
  if (!view.ok) redirect(addressOf.gdpr);
  const t = await getTranslations('registers.section.outputs');
  return (
    <PaperPage
      paper={papersOf.impact(view.value, await requestLocale())}
      actions={
        <a href={`${addressOf.gdpr}/register/impact-assessment.pdf`} download className={buttonLook('secondary')}>
          <Download aria-hidden />
          <span>{t('pdf')}</span>
        </a>
      }
    />
  );
}
