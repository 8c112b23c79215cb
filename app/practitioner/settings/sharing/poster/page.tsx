import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { PrintButton } from '@/components/settings/print-button';
import { SettingsHead } from '@/components/settings/settings-head';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { chosenPractitioner } from '../../chosen-practitioner';
import { publicAddress, qrAddress } from '../addresses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sharing.qr'))('print') };
}

/** The code on a sheet for the waiting room: on paper nothing else stands. */
export default async function PosterPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  if (!chosen) redirect(addressOf.sharing);
  const { id, name, slug } = chosen.practitioner;
  const t = await getTranslations('sharing');
  const practice = await readPracticeName(context);
  const url = publicAddress(slug);
  return (
    <>
      <div data-print="hide">
        <SettingsHead
          trail={[{ href: forPractitioner(addressOf.sharing, id), label: t('title') }]}
          title={t('qr.title')}
          actions={<PrintButton label={t('qr.printNow')} />}
        />
      </div>
      <section className="grid max-w-form justify-items-center gap-4 rounded-panel border border-line bg-surface px-6 py-10 text-center print:max-w-none print:border-0">
        <p className="text-h1">{t('qr.scan')}</p>
        <p className="text-h2">{name}</p>
        <p>{practice.name}</p>
        {/* biome-ignore lint/performance/noImgElement: made for this reader alone, nothing to optimise */}
        <img src={qrAddress(id, 'svg')} alt={t('qr.alt', { url })} width={320} height={320} />
        <p>{t('qr.how')}</p>
        <p className="font-semibold wrap-anywhere">{url}</p>
      </section>
    </>
  );
}
