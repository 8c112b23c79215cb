'use client';

import { Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Hint, Label } from '@/components/ui/field';

type UploadProps = {
  id: string;
  action: string;
  accept: string;
  label: string;
  hint?: string;
  send: string;
  busy: string;
  children?: ReactNode;
};

/** A plain form with one file: the browser sends it, and the answer leads on. Works without scripts. */
export function UploadForm({ id, action, accept, label, hint, send, busy, children }: UploadProps) {
  const [isSending, setSending] = useState(false);
  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={() => setSending(true)} className="grid max-w-form gap-4">
      {children}
      <div className="grid gap-1">
        <Label htmlFor={id}>{label}</Label>
        {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
        <input
          id={id}
          type="file"
          name="file"
          required
          accept={accept}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className="min-h-control w-full rounded-control border border-line-strong bg-surface px-3 py-2 file:mr-3 file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-semibold file:text-ink"
        />
      </div>
      <Button type="submit" kind="primary" icon={<Upload aria-hidden />} busy={isSending} busyLabel={busy} className="justify-self-start">
        {send}
      </Button>
    </form>
  );
}
