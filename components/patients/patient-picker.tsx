'use client';

import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Hint, Label } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import type { Locale } from '@/lib/core/locale';
import type { PatientHit } from '@/lib/patients/schema';
import { birthText, listName } from './birth-text';
import { phoneText } from './phone-text';
import { usePatientSearch } from './use-patient-search';

type PickerProps = { autoFocus?: boolean; query: string; onQuery: (query: string) => void; onPick: (patient: PatientHit) => void };

/** Type-ahead on name, birth date or phone: a text field with its list (ARIA combobox); arrows choose, Enter takes. */
export function PatientPicker({ autoFocus = false, query, onQuery, onPick }: PickerProps) {
  const t = useTranslations('patients');
  const locale = useLocale() as Locale;
  const id = useId();
  const [active, setActive] = useState(0);
  const search = usePatientSearch(query);
  const hits = search.state === 'found' ? search.hits : [];
  const at = Math.min(active, hits.length - 1);

  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = hits[at];
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setActive((at + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      // Never sends the form around it: what was typed is a search, not an answer.
      event.preventDefault();
      if (chosen) onPick(chosen);
    }
  };

  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{t('search.label')}</Label>
      <Hint id={`${id}-hint`}>{t('search.hint')}</Hint>
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-3" />
        <TextInput
          id={id}
          type="search"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          autoFocus={autoFocus}
          data-autofocus={autoFocus || undefined}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
          maxLength={100}
          value={query}
          onChange={(event) => {
            setActive(0);
            onQuery(event.target.value);
          }}
          onKeyDown={press}
          className="pl-9"
        />
      </div>
      <p role="status" className={classNames('min-h-6 text-ink-2', hits.length > 0 && 'sr-only')}>
        {search.state === 'searching' ? t('search.searching') : null}
        {search.state === 'failed' ? (search.why ?? t('search.failed')) : null}
        {search.state === 'found' ? t('search.count', { count: hits.length }) : null}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.results')}
        className={classNames('overflow-clip rounded-panel border border-line bg-surface', hits.length === 0 && 'hidden')}
      >
        {hits.map((hit, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <div
            key={hit.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseMove={() => setActive(place)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(hit)}
            className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-3 border-b border-line px-3 py-1.5 last:border-b-0 aria-selected:bg-pine-soft aria-selected:text-pine-strong"
          >
            <span className="font-semibold">{listName(hit)}</span>
            <span className="text-small">{birthText(hit.birthDate, locale)}</span>
            {hit.phone ? <span className="ml-auto text-small">{phoneText(hit.phone)}</span> : null}
          </div>
        ))}
      </div>
    </div>
  );
}
