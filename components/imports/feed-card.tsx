'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { CopyLink } from '@/components/practice/copy-link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type FeedCardProps = {
  practitionerId: string;
  feed: { readonly id: string; readonly made: string; readonly read: string } | null;
  make: FormAction<string>;
  withdraw: FormAction;
};

/** Makes the secret address, shows it once, and withdraws it. */
export function FeedCard({ practitionerId, feed, make, withdraw }: FeedCardProps) {
  const t = useTranslations('feed');
  const [made, create, isMaking] = useFormAction(make);
  const [withdrawn, revoke, isWithdrawing] = useFormAction(withdraw);
  const sending = (send: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const isShown = made.status === 'done' && feed !== null;
  return (
    <div className="grid gap-3">
      {isShown ? (
        <Notice tone="success" live="polite" title={t('shown')}>
          <CopyLink href={made.value} label={t('address')} />
        </Notice>
      ) : null}
      <p>{feed ? `${feed.made} ${feed.read}` : t(withdrawn.status === 'done' ? 'revoked' : 'none')}</p>
      <p className="max-w-prose text-small text-ink-2">{t('secretHint')}</p>
      <div className="flex flex-wrap items-start gap-2">
        <form action={create} onSubmit={sending(create)} className="grid gap-1">
          <input type="hidden" name="practitionerId" value={practitionerId} />
          <Button type="submit" kind={feed ? 'secondary' : 'primary'} busy={isMaking} busyLabel={t('busy')}>
            {t(feed ? 'renew' : 'create')}
          </Button>
          {feed ? <span className="text-small text-ink-2">{t('renewHint')}</span> : null}
        </form>
        {feed ? (
          <form action={revoke} onSubmit={sending(revoke)}>
            <input type="hidden" name="feedId" value={feed.id} />
            <Button type="submit" kind="quiet-danger" busy={isWithdrawing} busyLabel={t('busy')}>
              {t('revoke')}
            </Button>
          </form>
        ) : null}
      </div>
      <FormRefusal state={made} />
      <FormRefusal state={withdrawn} />
    </div>
  );
}
