'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import type { Counts } from '@/lib/imports/schema';

const lookAgainMs = 1_500;

/** The worker is at it: how far, looked at again every moment. */
export function ImportMoving({ state, counts }: { state: 'checking' | 'running' | 'undoing'; counts: Counts }) {
  const t = useTranslations('import.moving');
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), lookAgainMs);
    return () => clearInterval(timer);
  }, [router]);
  const isUndoing = state === 'undoing';
  return (
    <Panel className="max-w-form">
      <div role="status">
        <Progress
          id="progress"
          label={t(state)}
          value={isUndoing ? counts.removed + counts.kept : counts.next}
          max={Math.max(1, isUndoing ? counts.created : counts.rows)}
          valueText={isUndoing ? t('removed', { count: counts.removed }) : t('rows', { next: counts.next, rows: counts.rows })}
        />
      </div>
      <p className="mt-3 text-ink-2">{t('stay')}</p>
    </Panel>
  );
}
