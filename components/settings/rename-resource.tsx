'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition, useRef, useState } from 'react';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type FormState, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** A new name for a room or a piece of equipment. Needs the words of `resource` and `common`. */
export function RenameResource({ action, id, name }: { action: FormAction; id: string; name: string }) {
  const t = useTranslations('resource');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [state, setState] = useState<FormState<unknown>>(idle);
  const form = useRef<HTMLFormElement>(null);
  const save = () => {
    if (!form.current) return;
    const typed = new FormData(form.current);
    setBusy(true);
    startTransition(async () => {
      const next = await action(idle, typed);
      setState(next);
      setBusy(false);
      if (next.status === 'done') setOpen(false);
    });
  };
  return (
    <>
      <Button
        kind="quiet"
        icon={<Pencil aria-hidden />}
        className="noscript:hidden"
        onClick={() => {
          setState(idle);
          setOpen(true);
        }}
      >
        {t('rename')} <span className="sr-only">{name}</span>
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('renameTitle', { name })}
        actions={
          <>
            <Button kind="primary" busy={isBusy} busyLabel={common('saving')} onClick={save}>
              {common('save')}
            </Button>
            <Button onClick={() => setOpen(false)}>{common('back')}</Button>
          </>
        }
      >
        <form
          ref={form}
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) save();
          }}
        >
          {errorOf(state, 'name') ? null : <FormRefusal state={state} />}
          <input type="hidden" name="id" value={id} />
          <TextField
            id={`name-${id}`}
            name="name"
            label={t('name')}
            defaultValue={name}
            maxLength={60}
            autoComplete="off"
            error={errorOf(state, 'name')}
          />
        </form>
      </Dialog>
    </>
  );
}
