'use client';

import { MailClock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ask } from './ask';
import type { Wording } from './wording';

type LineProps = {
  visitId: string;
  /** Epoch milliseconds at which the message leaves, and the practice's time now. */
  dueAt: number;
  now: number;
  wording: Wording;
  onDone: (sentence: string) => void;
};

/** A message about the last change waits: how long, and the two ways not to wait. */
export function NoticeLine({ visitId, dueAt, now, wording: { t }, onDone }: LineProps) {
  const left = useSecondsLeft(dueAt, now);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const decide = async (what: 'send_now' | 'mute') => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const answer = await ask(`/api/agenda/visits/${visitId}/notice`, { body: { do: what } });
    setBusy(false);
    if (answer.ok) onDone(t(what === 'send_now' ? 'notice.sent' : 'notice.muted'));
    else setFailure(answer.message ?? t('failed'));
  };
  return (
    <div className="grid gap-1 rounded-panel bg-info-soft px-3 py-2 text-ink">
      <p className="flex items-center gap-2">
        <MailClock aria-hidden className="size-4 text-info" />
        {left > 0 ? t('notice.in', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` }) : t('notice.leaving')}
      </p>
      {failure ? (
        <p role="alert" className="font-semibold text-danger">
          {failure}
        </p>
      ) : null}
      {left > 0 ? (
        <div className="flex flex-wrap gap-2">
          <Button kind="quiet" className="px-2 text-ink!" busy={busy} onClick={() => void decide('send_now')}>
            {t('notice.sendNow')}
          </Button>
          <Button kind="quiet" className="px-2 text-ink!" busy={busy} onClick={() => void decide('mute')}>
            {t('notice.mute')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Whole seconds until then on the practice's clock, ticking. */
function useSecondsLeft(dueAt: number, now: number): number {
  const [reading, setReading] = useState({ dueAt, left: secondsBetween(now, dueAt) });
  useEffect(() => {
    const since = performance.now();
    const tick = () => setReading({ dueAt, left: secondsBetween(now + performance.now() - since, dueAt) });
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [dueAt, now]);
  return reading.dueAt === dueAt ? reading.left : secondsBetween(now, dueAt);
}

const secondsBetween = (now: number, then: number) => Math.max(0, Math.ceil((then - now) / 1_000));
