'use client';

import { buttonLook } from '@/components/ui/button-look';
import { faultWords } from './fault-words';

type BrokenProps = { readonly digest: string | undefined; readonly retry: () => void };

/** What a broken page says. Plain markup: it travels with the first load of every page, also the many that never break. */
export function Broken({ digest, retry }: BrokenProps) {
  const words = faultWords();
  return (
    <main className="mx-auto max-w-form px-4 py-12" suppressHydrationWarning>
      <div role="alert" className="flex flex-col gap-3 rounded-panel bg-danger-soft p-6">
        <h1 className="text-h2">{words.title}</h1>
        <p>
          {words.sentence} {digest ? words.code.replace('{code}', digest) : null}
        </p>
        <p>
          <button type="button" className={buttonLook('primary')} onClick={retry}>
            {words.retry}
          </button>
        </p>
      </div>
    </main>
  );
}
