import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { PaperPage } from '@/components/registers/paper-page';
import { addressOf } from '@/components/settings/places';
import { buttonLook } from '@/components/ui/button-look';
import { FilterChip } from '@/components/ui/filter-chip';
import { locales } from '@/lib/core/locale';
import { readRegister } from '@/lib/registers/read-register';
import { papersOf } from '../made';

const here = `${addressOf.gdpr}/register/patients`;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section.templates.sheet'))('name') };
}

/** The sheet for patients, in the language they read. */
export default async function PatientSheetPage({ searchParams }: { searchParams: Promise<{ language?: string }> }) {
  const reader = await requestLocale();
  const language = z
    .enum(locales)
    .catch(reader)
    .parse((await searchParams).language);
  const view = await readRegister(await memberContext(), 'practice');
  if (!view.ok) redirect(addressOf.gdpr);
  const t = await getTranslations('registers.section.templates');
  const names = new Intl.DisplayNames(reader, { type: 'language' });
  return (
    <>
      <nav data-print="hide" aria-label={t('sheet.name')} className="flex flex-wrap gap-2">
        {locales.map((one) => (
          <FilterChip key={one} href={`${here}?language=${one}`} active={one === language}>
            {names.of(one)}
          </FilterChip>
        ))}
      </nav>
      <PaperPage
        paper={papersOf.patients(view.value, language)}
        actions={
          <a href={`${here}.pdf?language=${language}`} download className={buttonLook('secondary')}>
            <Download aria-hidden />
            <span>{t('pdfIn', { language: names.of(language) ?? language })}</span>
          </a>
        }
      />
    </>
  );
}
