'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import { Textarea } from '@/components/ui/textarea';

type CopyFieldProps = { text: string; label: string; lines?: number };

/** A text one can copy by a press, or by hand where the browser refuses. Needs the words of `sharing`. */
export function CopyField({ text, label, lines = 1 }: CopyFieldProps) {
  const t = useTranslations('sharing');
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex max-w-form flex-wrap items-start gap-2">
      {lines === 1 ? (
        <TextInput
          aria-label={label}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 basis-60"
        />
      ) : (
        <Textarea
          aria-label={label}
          readOnly
          rows={lines}
          value={text}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 basis-60 text-small!"
        />
      )}
      <Button icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy} className="max-sm:w-full noscript:hidden">
        {isCopied ? t('copied') : t('copy')} <span className="sr-only">{label}</span>
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </div>
  );
}
