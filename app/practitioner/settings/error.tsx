'use client';

import { faultWords } from '@/app/fault-words';
import { ErrorState } from '@/components/patterns/error-state';
import { Button } from '@/components/ui/button';

/** One settings page that broke; the shell and the other pages stay. */
export default function BrokenSettings({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = faultWords();
  return (
    <div className="max-w-form py-8" suppressHydrationWarning>
      <ErrorState title={words.title} retry={<Button onClick={reset}>{words.retry}</Button>}>
        {words.sentence} {error.digest ? words.code.replace('{code}', error.digest) : null}
      </ErrorState>
    </div>
  );
}
