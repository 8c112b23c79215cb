'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { Switch } from '@/components/ui/switch';
import type { Wording } from './wording';

/** A key is the character it produces; those without one are named in the reader's language. */
const keys = {
  today: ['T'],
  views: ['D', 'W', 'M', 'L'],
  periods: ['J', 'K'],
  arrows: ['$arrows'],
  enter: ['$enter'],
  lift: ['$space'],
  carry: ['$arrows', '+', '-'],
  giveBack: ['$escape'],
  nudge: ['$alt'],
  menu: ['$menu'],
  status: ['S', '$shift'],
  new: ['N'],
  search: ['/'],
  commands: ['$control'],
  undo: ['$undo'],
  escape: ['$escape'],
  help: ['?'],
} as const;
const names = Object.keys(keys) as (keyof typeof keys)[];

type HelpProps = { open: boolean; onClose: () => void; isOn: boolean; onTurn: (on: boolean) => void; wording: Wording };

/** Every key of the agenda, and the way to have none of the single ones. */
export function HelpDialog({ open, onClose, isOn, onTurn, wording: { t } }: HelpProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('help.title')}
      actions={
        <Button data-autofocus onClick={onClose}>
          {t('help.close')}
        </Button>
      }
    >
      <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] items-center gap-x-4 gap-y-2">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="flex gap-1">
              {keys[name].map((key) => (
                <Kbd key={key}>{key.startsWith('$') ? t(`help.keys.${key.slice(1)}`) : key}</Kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{t(`help.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-2">
        <Switch
          label={t('help.switch')}
          hint={t('help.switchHint')}
          stateWords={{ on: t('help.on'), off: t('help.off') }}
          checked={isOn}
          onChange={(event) => onTurn(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
