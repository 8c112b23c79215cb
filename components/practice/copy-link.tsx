'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';

/** A link one can copy by a press, or by hand where the browser refuses. */
export function CopyLink({ href, label }: { href: string; label: string }) {
  const t = useTranslations('onboarding');
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="flex max-w-form flex-wrap gap-2">
      <TextInput aria-label={label} readOnly value={href} onFocus={(event) => event.target.select()} className="min-w-0 flex-1 basis-60" />
      <Button icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={copy}>
        {isCopied ? t('copied') : t('copy')}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? t('copied') : ''}
      </span>
    </div>
  );
}
