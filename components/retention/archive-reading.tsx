'use client';

import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

export type ReadRow = { readonly title: string; readonly fields: readonly (readonly [name: string, value: string])[] };
type ArchiveReadingProps = {
  readonly action: FormAction<readonly ReadRow[]>;
  readonly openingId: string;
  readonly words: { readonly read: string; readonly reading: string; readonly once: string };
};

/** The button that reads an archived record, and what it read: shown once, gone when the page is left. Needs the words of `common`. */
export function ArchiveReading({ action, openingId, words }: ArchiveReadingProps) {
  const [state, send] = useFormAction(action);
  if (state.status === 'done')
    return (
      <div className="grid gap-4">
        <Notice tone="warning" live="polite" title={words.once} />
        {state.value.map(({ title, fields }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change once read
          <section key={at} className="grid gap-2 border-line border-t pt-3">
            <h4 className="font-semibold">{title}</h4>
            <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]">
              {fields.map(([name, value]) => (
                <div key={name} className="contents">
                  <dt className="text-small text-ink-2">{name}</dt>
                  <dd className="min-w-0 wrap-anywhere">{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    );
  return (
    <form action={send} noValidate className="grid gap-3">
      <FormRefusal state={state} />
      <input type="hidden" name="openingId" value={openingId} />
      <div>
        <SubmitButton busyLabel={words.reading}>{words.read}</SubmitButton>
      </div>
    </form>
  );
}
