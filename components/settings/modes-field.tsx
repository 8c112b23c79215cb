'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError, fieldControl } from '@/components/ui/field';
import { modes } from '@/lib/core/visit-mode';

type ModesFieldProps = { legend: string; chosen: readonly string[]; error: string | undefined };

/** How a visit can take place: at least one. Needs the words of `directory.modes`. */
export function ModesField({ legend, chosen, error }: ModesFieldProps) {
  const word = useTranslations('directory.modes');
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = fieldControl('modes', { error });
  return (
    <fieldset id="modes" tabIndex={-1} aria-describedby={describedBy} className="min-w-0">
      <legend className="mb-1 text-control font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {modes.map((mode) => (
          <Checkbox
            key={mode}
            name="modes[]"
            value={mode}
            defaultChecked={chosen.includes(mode)}
            label={word(mode)}
            aria-invalid={invalid}
          />
        ))}
      </div>
      {error ? (
        <FieldError id="modes-error" className="mt-1">
          {error}
        </FieldError>
      ) : null}
    </fieldset>
  );
}
