import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { SubmitButton } from '@/components/ui/submit-button';
import { isLocale } from '@/lib/core/locale';

type FirstVisitAndGoProps = {
  /** Epoch milliseconds. */
  start: number;
  zone: string;
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string | undefined>>;
};

/** The time was chosen in the directory: the answer to the one question holds it at once. */
export function FirstVisitAndGo({ start, zone, action, hidden }: FirstVisitAndGoProps) {
  const t = useTranslations('booking.firstVisit');
  const language = useLocale();
  const locale = isLocale(language) ? language : 'fr';
  return (
    <form action={action} className="grid grid-cols-1 gap-4">
      <p className="text-h2 first-letter:uppercase lg:sr-only">{whenText(new Date(start), 'sentence', { locale, zone })}</p>
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <fieldset className="grid grid-cols-1 gap-2">
        <legend className="mb-2 text-h3">{t('question')}</legend>
        <div className="flex max-w-sm gap-2">
          {(['yes', 'no'] as const).map((answer) => (
            <SubmitButton key={answer} kind="secondary" name="first" value={answer} className="flex-1">
              {t(answer)}
            </SubmitButton>
          ))}
        </div>
        <p className="text-body text-ink-2">{t('thenHeld')}</p>
      </fieldset>
    </form>
  );
}
