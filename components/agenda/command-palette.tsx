'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Dialog } from '@/components/ui/dialog';
import { Label } from '@/components/ui/field';
import { Kbd } from '@/components/ui/kbd';
import { TextInput } from '@/components/ui/text-input';
import type { Wording } from './wording';

export type Command = { readonly key: string; readonly label: string; readonly shortcut?: string; readonly act: () => void };
type PaletteProps = { commands: readonly Command[]; onClose: () => void; wording: Wording };

/** Letters without their accents, so that "deplacer" finds "Déplacer". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every act of the agenda by its name: type a part of it, Enter does it. */
export function CommandPalette({ commands, onClose, wording: { t } }: PaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const words = plain(typed).split(/\s+/);
  const found = commands.filter(({ label }) => words.every((word) => plain(label).includes(word)));
  const at = Math.min(active, found.length - 1);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    // The palette gives the focus back first: what the command opens takes it from there.
    requestAnimationFrame(command.act);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      const next = (at + step + found.length) % found.length;
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[at]);
    }
  };

  return (
    <Dialog open onClose={onClose} title={t('commands.title')} actions={<Button onClick={onClose}>{t('help.close')}</Button>}>
      <Label htmlFor={id}>{t('commands.label')}</Label>
      <TextInput
        id={id}
        data-autofocus
        type="search"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        value={typed}
        onChange={(event) => {
          setActive(0);
          setTyped(event.target.value);
        }}
        onKeyDown={press}
        className="mt-1"
      />
      <p role="status" className={classNames('mt-2 text-ink-2', found.length > 0 && 'sr-only')}>
        {t('commands.count', { count: found.length })}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('commands.title')}
        className={classNames('mt-2 max-h-80 overflow-y-auto rounded-panel border border-line bg-surface', found.length === 0 && 'hidden')}
      >
        {found.map((command, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={command.key}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseMove={() => setActive(place)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(command)}
            className="flex min-h-10 cursor-pointer items-center justify-between gap-3 border-b border-line px-3 last:border-b-0 aria-selected:bg-pine-soft aria-selected:text-pine-strong"
          >
            <span>{command.label}</span>
            {command.shortcut ? <Kbd>{command.shortcut}</Kbd> : null}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
