import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { SubmitButton } from '@/components/ui/submit-button';

/** Above every page of a patient's own: the way to work for who also works somewhere, and the way out. */
export function PatientBar({ worksSomewhere, signOut }: { worksSomewhere: boolean; signOut: () => Promise<void> }) {
  const t = useTranslations('shell');
  return (
    <div data-print="hide" className="mb-4 flex flex-wrap justify-end gap-2">
      {worksSomewhere ? (
        <LinkButton kind="quiet" href="/choose-practice">
          {t('changePractice')}
        </LinkButton>
      ) : null}
      <form action={signOut}>
        <SubmitButton kind="quiet">{t('signOut')}</SubmitButton>
      </form>
    </div>
  );
}
