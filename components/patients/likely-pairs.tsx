'use client';

import { GitMerge } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { Locale } from '@/lib/core/locale';
import type { LikelyWhy, PatientHit } from '@/lib/patients/schema';
import { fileHref, mergeHref } from './addresses';
import { birthText, listName } from './birth-text';
import { phoneText } from './phone-text';

type Side = PatientHit & { readonly email: string | null };
type Pair = { readonly one: Side; readonly other: Side; readonly isSure: boolean; readonly why: readonly LikelyWhy[] };
type PairsProps = { pairs: readonly Pair[]; tellApart: FormAction };

/** Pairs of files side by side, each with why it is here and its two ways out. */
export function LikelyPairs({ pairs, tellApart }: PairsProps) {
  return (
    <ul className="grid gap-3">
      {pairs.map((pair) => (
        <PairCard key={`${pair.one.id} ${pair.other.id}`} pair={pair} tellApart={tellApart} />
      ))}
    </ul>
  );
}

function PairCard({ pair: { one, other, isSure, why }, tellApart }: { pair: Pair; tellApart: FormAction }) {
  const t = useTranslations('patients');
  const [state, send, isBusy] = useFormAction(tellApart);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const names = t('duplicates.pair', { one: listName(one), other: listName(other) });
  return (
    <li className="grid gap-3 rounded-panel border border-line bg-surface p-4">
      <p className="flex flex-wrap items-center gap-2 text-small text-ink-2">
        <Badge tone={isSure ? 'warning' : 'neutral'}>{t(isSure ? 'likely.sure' : 'likely.maybe')}</Badge>
        {why.map((code) => t(`likely.why.${code}`)).join(' · ')}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <SideCard side={one} />
        <SideCard side={other} />
      </div>
      <form action={send} onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="id" value={one.id} />
        <input type="hidden" name="otherId" value={other.id} />
        <LinkButton href={mergeHref(one.id, other.id)} prefetch={false} icon={<GitMerge aria-hidden />}>
          {t('duplicates.merge')} <span className="sr-only">{names}</span>
        </LinkButton>
        <Button type="submit" kind="quiet" busy={isBusy} busyLabel={t('duplicates.apartBusy')}>
          {t('duplicates.apart')} <span className="sr-only">{names}</span>
        </Button>
      </form>
      <FormRefusal state={state} />
    </li>
  );
}

function SideCard({ side }: { side: Side }) {
  const locale = useLocale() as Locale;
  return (
    <div className="min-w-0">
      <Link href={fileHref(side.id)} prefetch={false} className="link font-semibold [overflow-wrap:anywhere]">
        {listName(side)}
      </Link>
      <p>{birthText(side.birthDate, locale)}</p>
      <p className="text-small text-ink-2 [overflow-wrap:anywhere]">
        {[side.phone && phoneText(side.phone), side.email].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
