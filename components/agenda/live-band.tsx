'use client';

import { CloudOff, LogIn } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import type { LiveState } from './use-live';
import type { Wording } from './wording';

type BandProps = { state: LiveState; minutesSinceRead: number; onRead: () => void; wording: Wording };

/** Says when what is shown may be old, and the way out. Nothing while it is live. */
export function LiveBand({ state, minutesSinceRead, onRead, wording: { t } }: BandProps) {
  if (state === 'live') return null;
  const isOver = state === 'signed_out';
  return (
    <div
      role={isOver ? 'alert' : 'status'}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-warning-soft px-3 py-1 text-ink"
    >
      {isOver ? <LogIn aria-hidden className="size-4 text-warning" /> : <CloudOff aria-hidden className="size-4 text-warning" />}
      <p className="min-w-0 flex-1">{isOver ? t('live.signedOut') : t('live.down', { minutes: minutesSinceRead })}</p>
      {isOver ? (
        <a href="/sign-in" target="_blank" rel="noreferrer" className={buttonLook('quiet')}>
          {t('live.signIn')}
        </a>
      ) : (
        <Button kind="quiet" onClick={onRead}>
          {t('live.refresh')}
        </Button>
      )}
    </div>
  );
}
