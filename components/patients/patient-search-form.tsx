'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Hint, Label } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

const pauseMs = 250;

/** A plain form that asks the page again, and as one types once scripts are there. The field is the one `/` leads to. */
export function PatientSearchForm({ path, query }: { path: string; query: string }) {
  const t = useTranslations('patients');
  const router = useRouter();
  const [typed, setTyped] = useState(query);
  const [isSearching, startTransition] = useTransition();
  const asked = useRef(query);

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      startTransition(() => router.replace(wanted === '' ? path : `${path}?${new URLSearchParams({ q: wanted })}`, { scroll: false }));
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, path, router]);

  return (
    <search>
      <form action={path} className="grid max-w-form gap-1" onSubmit={(event) => event.preventDefault()}>
        <Label htmlFor="q">{t('search.label')}</Label>
        <Hint id="q-hint">{t('search.hint')}</Hint>
        <div className="flex gap-2">
          <div className="relative flex-1">
            <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-3" />
            <TextInput
              id="q"
              name="q"
              type="search"
              aria-describedby="q-hint"
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="pl-9"
            />
          </div>
          <noscript>
            <Button type="submit">{t('search.go')}</Button>
          </noscript>
        </div>
        <p role="status" className="sr-only">
          {isSearching ? t('search.searching') : ''}
        </p>
      </form>
    </search>
  );
}
