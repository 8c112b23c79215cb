'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * For a `details` that holds fields: it opens when one of them is refused, by each new `answer`, and is never closed but by the person.
 * Without scripts it stands open where a field was refused.
 */
export function useOpened(isRefused: boolean, answer: unknown) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open] = useState(isRefused);
  useEffect(() => {
    if (answer !== undefined && isRefused && details.current) details.current.open = true;
  }, [answer, isRefused]);
  return { ref: details, open };
}
