'use client';

import { useTranslations } from 'next-intl';
import { ReasonSwatch } from '@/components/patterns/reason-colour';
import { reasonColours } from '@/lib/visit-reasons/rules';

/** Each colour carries its name: the swatch alone would be nothing to who cannot tell them apart. */
export function ColourField({ legend, chosen }: { legend: string; chosen: string }) {
  const t = useTranslations('settings.reasons.form.colours');
  return (
    <fieldset id="colour" className="min-w-0">
      <legend className="mb-1 text-control font-semibold">{legend}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {reasonColours.map((colour) => (
          <label
            key={colour}
            className="flex min-h-control cursor-pointer items-center gap-2 rounded-control border border-line-strong bg-surface px-3 py-1 text-control hover:border-ink-2 has-checked:border-pine has-checked:bg-pine-soft has-checked:font-semibold has-checked:text-pine-strong has-checked:shadow-[inset_0_0_0_1px_var(--pine)] has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:outline-2 forced-colors:has-checked:outline-[Highlight]"
          >
            <input type="radio" name="colour" value={colour} defaultChecked={colour === chosen} className="sr-only" />
            <ReasonSwatch colour={colour} />
            <span>{t(colour)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
