'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { intents, type StepAlert, takeIntent } from './step-state';

type StepNoticeProps = { alert: StepAlert; retakeLabel: string; pending: boolean };

/** Inside the form, so that its buttons carry along what was typed. */
export function StepNotice({ alert: { tone, title, text, near, retake }, retakeLabel, pending }: StepNoticeProps) {
  return (
    <Notice tone={tone} title={title} live={tone === 'danger' ? 'assertive' : 'polite'}>
      <p>{text}</p>
      {retake ? (
        <Button type="submit" name="intent" value={intents.retake} formNoValidate disabled={pending} className="mt-2">
          {retakeLabel}
        </Button>
      ) : null}
      {near.length > 0 ? (
        <div className="mt-2 grid gap-2 sm:grid-cols-3">
          {near.map(({ start, label }) => (
            <Button key={start} type="submit" name="intent" value={takeIntent(start)} formNoValidate disabled={pending} wide>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
    </Notice>
  );
}
