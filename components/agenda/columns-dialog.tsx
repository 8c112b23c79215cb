'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import type { AgendaModel } from './agenda-as-drawn';
import type { Wording } from './wording';

type ColumnsProps = {
  model: AgendaModel;
  chosen: readonly string[];
  wording: Wording;
  onChoose: (columns: readonly string[]) => void;
  onClose: () => void;
};

/** Whose columns a day shows. All of them is the same as none chosen. */
export function ColumnsDialog({ model, chosen, wording: { t }, onChoose, onClose }: ColumnsProps) {
  const everyone = model.practitioners.map(({ id }) => id);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(chosen.length > 0 ? chosen : everyone));
  const turn = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const shown = everyone.filter((id) => ticked.has(id));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('columns.title')}
      actions={
        <>
          <Button kind="primary" onClick={() => onChoose(shown.length === everyone.length ? [] : shown)}>
            {t('columns.show', { count: shown.length === 0 ? everyone.length : shown.length })}
          </Button>
          <Button onClick={onClose}>{t('form.back')}</Button>
        </>
      }
    >
      <fieldset className="grid gap-1">
        <legend className="sr-only">{t('practitioners')}</legend>
        {model.practitioners.map(({ id, name }) => (
          <Checkbox key={id} label={name} checked={ticked.has(id)} onChange={() => turn(id)} />
        ))}
      </fieldset>
    </Dialog>
  );
}
