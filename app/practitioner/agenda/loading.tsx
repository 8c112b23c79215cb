import { getTranslations } from 'next-intl/server';
import { LoadingState } from '@/components/patterns/loading-state';
import { Skeleton } from '@/components/ui/skeleton';

/** The shape of the agenda: its head, its strip, its hours. */
export default async function AgendaLoading() {
  const t = await getTranslations('agenda');
  return (
    <LoadingState label={t('loading')}>
      <div className="grid gap-3">
        <Skeleton className="my-1 h-8 w-72 max-w-full" />
        <Skeleton className="h-7 w-96 max-w-full" />
        <Skeleton className="h-[calc(100dvh-10rem)] rounded-panel" />
      </div>
    </LoadingState>
  );
}
