import { CircleCheck, CircleDashed, CircleMinus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { FormAction } from '@/components/patterns/form-state';
import { whenText } from '@/components/patterns/when-text';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/core/locale';
import { type AnswerForm, ConsentAnswer } from './consent-answer';
import { ConsentText } from './consent-text';

/** One purpose as a row shows it; lib/consents/list-standings.ts reads it. */
export type ShownPurpose = {
  readonly name: string;
  readonly key: string;
  readonly object: string | null;
  readonly kind: 'acknowledgement' | 'consent' | 'strict_opt_in' | 'per_integration';
  readonly recipients: readonly { readonly country: string }[];
  readonly state: 'never_asked' | 'asked' | 'given' | 'refused' | 'withdrawn' | 'expired' | 'invalidated';
  readonly since: Date | null;
  readonly text: { readonly version: string; readonly words: string; readonly sha256: string };
  readonly mayAnswer: boolean;
  readonly receiptId: string | null;
  /** An outside service that cannot be reached yet. */
  readonly notConnected?: boolean;
};
type PurposeRowProps = {
  purpose: ShownPurpose;
  action: FormAction;
  locale: Locale;
  zone: string;
  /** The file a patient answers for. */
  subject?: string;
  /** What stands in the place of an answer for whoever may not give it. */
  instead: ReactNode;
  /** Beside an acknowledgement: where what it is about ends. */
  ending?: ReactNode;
  receipt?: (receiptId: string) => ReactNode;
  /** How what is behind the switch stands. */
  standing?: ReactNode;
  /** Where a yes sends data outside the Union and under what, told before it is given. */
  transfer?: string | undefined;
  /** Of its heading: 3 where no group stands above it. */
  level?: 3 | 4;
};

const isOpen = (state: ShownPurpose['state']) => state !== 'given' && state !== 'refused' && state !== 'withdrawn';

/** A purpose: its name, what it is for, where it stands, the very text, and the answer. */
export async function PurposeRow({
  purpose,
  action,
  locale,
  zone,
  subject,
  instead,
  ending,
  receipt,
  standing,
  transfer,
  level = 4,
}: PurposeRowProps) {
  const t = await getTranslations('consents');
  const { name, kind, state, since, text, mayAnswer, receiptId } = purpose;
  const Heading = `h${level}` as const;
  const acknowledged = kind === 'acknowledgement';
  const title = t(`purpose.${name}.name`);
  const form: AnswerForm = acknowledged ? 'acknowledge' : isOpen(state) ? 'twins' : 'switch';
  const isOn = state === 'given';
  const fields = {
    ...{ key: purpose.key, textVersion: text.version, language: locale },
    ...(purpose.object ? { object: purpose.object } : {}),
    ...(subject ? { subject } : {}),
  };
  return (
    <li className="grid gap-x-6 gap-y-2 p-panel sm:grid-cols-[minmax(0,1fr)_auto]" data-purpose={name}>
      <div className="grid min-w-0 content-start gap-1">
        <Heading className="text-control font-semibold">{title}</Heading>
        <p className="text-ink-2">{t(`purpose.${name}.sentence`)}</p>
        {purpose.notConnected ? (
          <p className="text-small text-ink-2" data-not-connected>
            {t('notConnected')}
          </p>
        ) : null}
        {standing}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-ink-2">
          <StateBadge state={state} word={acknowledged ? t(isOn ? 'acknowledgedState' : 'unacknowledgedState') : t(`state.${state}`)} />
          {since && !isOpen(state) ? (
            <time dateTime={since.toISOString()}>
              {t(isOn && !acknowledged ? 'since' : 'on', { date: whenText(since, 'date', { locale, zone }) })}
            </time>
          ) : null}
          <span>{t('version', { version: text.version })}</span>
          {receiptId && receipt ? receipt(receiptId) : null}
        </p>
        {transfer && !isOn ? (
          <Notice tone="warning" title={t('transferTitle')}>
            <p>{transfer}</p>
          </Notice>
        ) : null}
        <ConsentText title={t('readText')} words={text.words} about={t('textOf', text)} />
      </div>
      <div className="sm:justify-self-end">
        {!mayAnswer ? (
          <p className="max-w-56 text-small text-ink-2">{instead}</p>
        ) : acknowledged && isOn ? (
          <p className="max-w-56 text-small text-ink-2">
            {t('noSwitch')} {ending}
          </p>
        ) : (
          <ConsentAnswer action={action} fields={fields} form={form} name={title} isOn={isOn} />
        )}
      </div>
    </li>
  );
}

function StateBadge({ state, word }: { state: ShownPurpose['state']; word: string }) {
  if (state === 'given')
    return (
      <Badge tone="success" icon={<CircleCheck aria-hidden />}>
        {word}
      </Badge>
    );
  if (state === 'refused' || state === 'withdrawn') return <Badge icon={<CircleMinus aria-hidden />}>{word}</Badge>;
  return (
    <Badge tone={state === 'expired' ? 'warning' : 'info'} icon={<CircleDashed aria-hidden />}>
      {word}
    </Badge>
  );
}
