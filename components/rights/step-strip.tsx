import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { RequestState } from '@/lib/rights/rules';

const steps = ['received', 'identity_check', 'in_progress', 'answered'] as const;
const reached: Record<RequestState, number> = {
  ...{ received: 0, identity_check: 1, in_progress: 2, extended: 2, answered: 3, refused: 3, withdrawn: 3 },
};

/** Received → identity check → in progress → answered, with where it stands. Needs the words of `rights`. */
export function StepStrip({ state }: { state: RequestState }) {
  const t = useTranslations('rights');
  const at = reached[state];
  const last = state === 'refused' || state === 'withdrawn' ? state : 'answered';
  return (
    <ol aria-label={t('page.steps')} className="flex flex-wrap gap-x-4 gap-y-2">
      {steps.map((step, index) => {
        const isCurrent = index === at;
        const isDone = index < at || (isCurrent && index === 3);
        return (
          <li
            key={step}
            aria-current={isCurrent ? 'step' : undefined}
            className={classNames('flex items-center gap-2 text-small', isCurrent ? 'font-semibold text-ink' : 'text-ink-2')}
          >
            <span
              aria-hidden
              className={classNames(
                'grid size-6 place-items-center rounded-full border text-micro',
                isDone ? 'border-pine bg-pine text-on-solid' : isCurrent ? 'border-pine text-pine' : 'border-line-strong',
              )}
            >
              {isDone ? <Check className="size-3.5" /> : index + 1}
            </span>
            {index === 3 ? t(`state.${last}`) : index === 2 && state === 'extended' ? t('state.extended') : t(`state.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
