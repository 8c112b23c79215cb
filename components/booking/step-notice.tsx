'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { intents, type StepAlert, takeIntent } from './step-state';

type StepNoticeProps = { alert: StepAlert; retakeLabel: string; pending: boolean };

/** Inside the form, so that its buttons carry along what was typed. */
export function StepNotice({ alert, retakeLabel, pending }: StepNoticeProps) {
  const { tone, title, text, near, retake, choices = [], links = [] } = alert;
  const press = { type: 'submit', name: 'intent', formNoValidate: true, disabled: pending } as const;
  return (
    <Notice tone={tone} title={title} live={tone === 'danger' ? 'assertive' : 'polite'}>
      <p>{text}</p>
      {retake ? (
        <Button {...press} value={intents.retake} className="mt-2">
          {retakeLabel}
        </Button>
      ) : null}
      {near.length > 0 ? (
        <div className="mt-2 grid gap-2 sm:grid-cols-3">
          {near.map(({ start, label }) => (
            <Button key={start} {...press} value={takeIntent(start)} wide>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
      {choices.length > 0 ? (
        <div className="mt-2 flex flex-wrap gap-2 max-sm:*:w-full">
          {choices.map(({ intent, label }) => (
            <Button key={intent} {...press} value={intent}>
              {label}
            </Button>
          ))}
        </div>
      ) : null}
      {links.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-x-6">
          {links.map(({ href, label }) => (
            <a key={href} href={href} className="link inline-flex min-h-11 items-center font-semibold">
              {label}
            </a>
          ))}
        </p>
      ) : null}
    </Notice>
  );
}
