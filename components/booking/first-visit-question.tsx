import { Check } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';

const look =
  'flex min-h-control flex-1 items-center justify-center gap-2 rounded-control border px-4 py-1 text-control font-semibold [&_svg]:size-4.5';
const plain = 'border-line-strong bg-surface hover:border-ink-2 hover:bg-sunken';
const chosen = 'border-pine bg-pine-soft text-pine-strong shadow-[inset_0_0_0_1px_var(--pine)]';

type Answer = 'yes' | 'no';
type FirstVisitQuestionProps = { answer: Answer | undefined; hrefOf: (answer: Answer) => string };

/** Asked once. Two links of equal weight: the answer is in the address. */
export function FirstVisitQuestion({ answer, hrefOf }: FirstVisitQuestionProps) {
  const t = useTranslations('booking.firstVisit');
  return (
    <nav aria-labelledby="first-visit" className="grid grid-cols-1 gap-2">
      <h2 id="first-visit" className="text-h3">
        {t('question')}
      </h2>
      <div className="flex max-w-sm gap-2">
        {(['yes', 'no'] as const).map((one) => (
          <Link
            key={one}
            href={hrefOf(one)}
            prefetch={false}
            scroll={false}
            aria-current={answer === one ? 'true' : undefined}
            className={classNames(look, answer === one ? chosen : plain)}
          >
            {answer === one ? <Check aria-hidden /> : null}
            {t(one)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
