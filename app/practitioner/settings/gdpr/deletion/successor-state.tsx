import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestLocale } from '@/app/_server/locale';
import { whenText } from '@/components/patterns/when-text';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { GivenHandover } from '@/lib/handovers/schema';

type SuccessorStateProps = { context: Context; offer: GivenHandover | null; actions?: ReactNode };

const tones = {
  offered: 'info',
  accepted: 'success',
  refused: 'warning',
  withdrawn: 'info',
  expired: 'warning',
  done: 'info',
  failed: 'warning',
} as const;

/** How the offer of one's patients stands, and what can be done about it. */
export async function SuccessorState({ context, offer, actions }: SuccessorStateProps) {
  const [t, locale, zone] = [await getTranslations('deletion.successor'), await requestLocale(), await readTimeZone(context)];
  const { state = 'none', email = '', successor, offeredAt, expiresAt, answeredAt } = offer ?? {};
  const at = answeredAt ?? offeredAt;
  const until = expiresAt ? whenText(expiresAt, 'sentence', { locale, zone }) : '';
  const facts = { email, successor: successor ?? '', date: at ? whenText(at, 'day', { locale, zone }) : '', until };
  return (
    <Notice tone={state === 'none' ? 'info' : tones[state]} title={t(`state.${state}`, facts)} actions={actions}>
      {offer?.isPromised && (state === 'refused' || state === 'withdrawn' || state === 'expired')
        ? t('state.left')
        : state === 'offered'
          ? t('state.offeredHint', { until })
          : offer?.isPromised && state === 'accepted'
            ? t('state.promised')
            : null}
    </Notice>
  );
}
