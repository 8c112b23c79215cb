'use client';

import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { intents } from './step-state';

export type CountdownWords = {
  /** "gardé encore # min": # stands for the minutes. */
  kept: string;
  lastMinute: string;
  /** Read out once, with two minutes left: that it can be kept longer, or that it was already. */
  ending: string;
  endingOnce: string;
  keep: string;
  expiredTitle: string;
  expiredText: string;
  retake: string;
};
type HoldCountdownProps = { leftMs: number; canExtend: boolean; words: CountdownWords; pending: boolean };

const warnMs = 120_000;

/**
 * Quiet text: announced once, with two minutes left. Counts from what the server said is left, so the reader's own clock does not matter.
 * Stands inside the step's form: its buttons carry along what was typed.
 */
export function HoldCountdown({ leftMs, canExtend, words, pending }: HoldCountdownProps) {
  const left = useLeft(leftMs);
  if (left <= 0)
    return (
      <Notice tone="warning" title={words.expiredTitle} live="assertive">
        <p>{words.expiredText}</p>
        <Button type="submit" name="intent" value={intents.retake} formNoValidate disabled={pending} className="mt-2">
          {words.retake}
        </Button>
      </Notice>
    );
  const ending = left <= warnMs;
  const keep = (
    <Button type="submit" name="intent" value={intents.extend} formNoValidate disabled={pending}>
      {words.keep}
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="flex items-center gap-2 text-body text-ink-2">
        <Hourglass aria-hidden className="size-4" />
        {left < 60_000 ? words.lastMinute : words.kept.replace('#', String(Math.floor(left / 60_000)))}
      </p>
      {canExtend ? ending ? keep : <noscript>{keep}</noscript> : null}
      <p role="status" className="sr-only">
        {ending ? (canExtend ? words.ending : words.endingOnce) : ''}
      </p>
    </div>
  );
}

/** Milliseconds left, each second. A tab that slept catches up when it wakes. */
function useLeft(leftMs: number): number {
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const since = performance.now();
    setLeft(leftMs);
    const timer = setInterval(() => setLeft(leftMs - (performance.now() - since)), 1000);
    return () => clearInterval(timer);
  }, [leftMs]);
  return left;
}
