import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requestLocale } from '@/app/_server/locale';
import { whenText } from '@/components/patterns/when-text';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { GivenHandover } from '@/lib/handovers/schema';

type SuccessorStateProps = { context: Context; offer: GivenHandover | null; actions?: ReactNode };

const tones = { offered: 'info', accepted: 'success', refused: 'warning', withdrawn: 'info', done: 'info', failed: 'warning' } as const;

/** How the offer of one's patients stands, and what can be done about it. */
export async function SuccessorState({ context, offer, actions }: SuccessorStateProps) {
  const [t, locale, zone] = [await getTranslations('deletion.successor'), await requestLocale(), await readTimeZone(context)];
  const { state = 'none', email = '', successor, offeredAt, answeredAt } = offer ?? {};
  const at = answeredAt ?? offeredAt;
  const facts = { email, successor: successor ?? '', date: at ? whenText(at, 'day', { locale, zone }) : '' };
  return (
    <Notice tone={state === 'none' ? 'info' : tones[state]} title={t(`state.${state}`, facts)} actions={actions}>
      {state === 'offered' ? t('state.offeredHint') : offer?.isPromised ? t('state.promised') : null}
    </Notice>
  );
}
