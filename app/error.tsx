'use client';

import { Broken } from './broken';

/** A page that broke while it was made. The code is Next's digest of the error, which the log line carries too. */
export default function BrokenPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Broken digest={error.digest} retry={reset} />;
}
