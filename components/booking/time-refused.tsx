import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { NearTimes } from './near-times';

/** Why a time was refused, as the address may say it; anything else is told as no longer free. */
const told = {
  'booking.in_the_past': 'past',
  'booking.too_soon': 'tooSoon',
  'booking.beyond_horizon': 'tooFar',
  'booking.day_full': 'full',
  'booking.week_full': 'full',
  'booking.closed': 'closed',
  'booking.off_grid': 'closed',
  'rate.limited': 'tooMany',
  none_chosen: 'noneChosen',
} as const;
const wordOf = (code: string) => (code in told ? told[code as keyof typeof told] : 'taken');

type TimeRefusedProps = {
  code: string;
  near: readonly number[];
  zone: string;
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string | undefined>>;
};

/** Fact, what is safe, next step: the three nearest times, each one press away. */
export function TimeRefused({ code, near, ...take }: TimeRefusedProps) {
  const t = useTranslations('booking.refused');
  const word = wordOf(code);
  return (
    <Notice tone={word === 'noneChosen' ? 'info' : 'danger'} title={t(`${word}.title`)} live="assertive">
      <p>{t(`${word}.next`)}</p>
      {near.length > 0 && word !== 'noneChosen' ? (
        <>
          <p className="mt-1 mb-2">{t('near', { count: near.length })}</p>
          <NearTimes starts={near} {...take} />
        </>
      ) : null}
    </Notice>
  );
}
