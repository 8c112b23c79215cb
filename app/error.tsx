'use client';

import { ErrorState } from '@/components/patterns/error-state';
import { Button } from '@/components/ui/button';
import { faultWords } from './fault-words';

/** A page that broke while it was made. The code is Next's digest of the error, which the log line carries too. */
export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = faultWords();
  return (
    <main className="mx-auto max-w-form px-4 py-12" suppressHydrationWarning>
      <ErrorState title={words.title} retry={<Button onClick={reset}>{words.retry}</Button>}>
        {words.sentence} {error.digest ? words.code.replace('{code}', error.digest) : null}
      </ErrorState>
    </main>
  );
}
