import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { readAddress } from '@/components/agenda/address';
import { Agenda } from '@/components/agenda/agenda';
import { columnsCookie, columnsFrom } from '@/components/agenda/columns-memory';
import { ToastProvider } from '@/components/ui/toast';
import { readAgendaModel } from './read-agenda-model';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('pageTitle') };
}

/** The agenda at its address. */
export default async function AgendaPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  const address = readAddress(new URLSearchParams(given));
  const by = address.by ?? columnsFrom((await cookies()).get(columnsCookie)?.value);
  const read = await readAgendaModel(ctx, { ...address, by }, await requestLocale());
  // Every member of a practice may work in its agenda: a refusal here is a bug, and the error page says so.
  if (!read.ok) throw new Error(read.error.code);
  const t = await getTranslations('agenda.toast');
  return (
    <Words of={['agenda', 'patients', 'waiting.desk', 'common.form']}>
      <div className="flex flex-col sm:-mb-6 sm:h-[calc(100dvh-1rem-var(--bands,0rem)-var(--bottom-bar,0rem))] sm:min-h-120 print:block print:h-auto! print:min-h-0!">
        <ToastProvider words={{ region: t('region'), close: t('close') }}>
          <Agenda model={read.value} />
        </ToastProvider>
      </div>
    </Words>
  );
}
