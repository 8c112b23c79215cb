import { getTranslations } from 'next-intl/server';
import { LoadingState } from '@/components/patterns/loading-state';
import { Skeleton } from '@/components/ui/skeleton';

/** The head of a settings page and its sheet. */
export default async function LoadingSettings() {
  const t = await getTranslations('settings');
  return (
    <LoadingState label={t('loading')}>
      <div className="mb-6 grid gap-2 py-3">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-5 w-96 max-w-full" />
      </div>
      <div className="max-w-4xl divide-y divide-line rounded-panel border border-line bg-surface">
        {['first', 'second', 'third', 'fourth'].map((line) => (
          <div key={line} className="flex min-h-row items-center px-4">
            <Skeleton className="h-4 w-1/2" />
          </div>
        ))}
      </div>
    </LoadingState>
  );
}
