'use client';

import { Broken } from './broken';
import './globals.css';

/** When even the frame broke: the same words, with a frame of their own. */
export default function BrokenFrame({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="fr">
      <body>
        <Broken digest={error.digest} retry={reset} />
      </body>
    </html>
  );
}
