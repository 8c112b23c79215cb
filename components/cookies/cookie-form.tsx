import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';

type CookieFormProps = {
  choose: (form: FormData) => Promise<void>;
  textVersion: string;
  /** The whole text in force, in paragraphs: what a yes is a yes to. */
  text: readonly string[];
  notice: 'cookie-banner' | 'cookie-page';
  /** What is chosen now; nothing is ticked before a choice. */
  isGiven?: boolean;
};

/** Yes and no side by side and alike, then each purpose by itself. A plain form: it works before and without scripts. */
export function CookieForm({ choose, textVersion, text, notice, isGiven = false }: CookieFormProps) {
  const t = useTranslations('cookies');
  const isBanner = notice === 'cookie-banner';
  return (
    <form action={choose} className={classNames('relative grid gap-2', isBanner && 'md:pr-12')}>
      <input type="hidden" name="textVersion" value={textVersion} />
      <input type="hidden" name="notice" value={notice} />
      {isBanner ? (
        <button
          type="submit"
          name="answer"
          value="refuse"
          aria-label={t('close')}
          className="absolute -top-1.5 -right-2.5 grid size-11 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4.5" />
        </button>
      ) : null}
      <div className="grid items-center gap-x-6 gap-y-2 md:grid-cols-[1fr_auto]">
        <p className={classNames('max-w-prose text-body text-ink-2', isBanner && 'max-md:pr-9')}>
          <strong className="font-semibold text-ink">{t('question')}</strong> {t('lead')}
        </p>
        <div className="grid grid-cols-2 gap-2 md:w-96">
          <Button type="submit" name="answer" value="refuse" data-refuse>
            {t('refuse')}
          </Button>
          <Button type="submit" name="answer" value="accept">
            {t('accept')}
          </Button>
        </div>
      </div>
      {/* Opened before scripts took over: it stays open. */}
      <details {...(isBanner ? {} : { open: true })} suppressHydrationWarning className="text-body">
        <summary className="focus-inset flex min-h-11 w-fit cursor-pointer items-center rounded-badge text-pine underline underline-offset-4">
          {t('choose')}
        </summary>
        <div className="grid max-h-[40dvh] gap-2 overflow-y-auto pb-2">
          <p className="max-w-prose">
            <strong className="font-semibold">{t('essential')}</strong> {t('essentialText')}{' '}
            {isBanner ? (
              <Link href="/cookies" prefetch={false} className="text-pine underline underline-offset-4">
                {t('list')}
              </Link>
            ) : null}
          </p>
          <Checkbox name="audience" label={t('audience')} hint={t('audienceHint')} defaultChecked={isGiven} />
          <div>
            <Button type="submit" name="answer" value="choose">
              {t('save')}
            </Button>
          </div>
          {text.map((paragraph) => (
            <p key={paragraph} className="max-w-prose text-ink-2">
              {paragraph}
            </p>
          ))}
        </div>
      </details>
    </form>
  );
}
