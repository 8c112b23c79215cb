'use client';

import { ErrorState } from '@/components/patterns/error-state';
import { Button } from '@/components/ui/button';
import { faultWords } from './fault-words';
import './globals.css';

/** When even the frame broke: the same words, with a frame of their own. */
export default function BrokenFrame({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = faultWords();
  return (
    <html lang="fr">
      <body>
        <main className="mx-auto max-w-form px-4 py-12">
          <ErrorState title={words.title} retry={<Button onClick={reset}>{words.retry}</Button>}>
            {words.sentence} {error.digest ? words.code.replace('{code}', error.digest) : null}
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
