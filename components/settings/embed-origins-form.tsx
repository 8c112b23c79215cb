'use client';

import { useTranslations } from 'next-intl';
import { TextareaField } from '@/components/patterns/form-field';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { SavingForm } from './saving-form';

type EmbedOriginsFormProps = { action: FormAction; practitionerId: string; origins: readonly string[] };

/** The web sites that may show the widget. Needs the words of `sharing` and `common`. */
export function EmbedOriginsForm({ action, practitionerId, origins }: EmbedOriginsFormProps) {
  const t = useTranslations('sharing.embed');
  const common = useTranslations('common');
  return (
    <SavingForm action={action} fields={{ embedOrigins: t('origins') }} words={{ save: t('save'), saved: t('saved') }}>
      {(state) => (
        <>
          <input type="hidden" name="practitionerId" value={practitionerId} />
          <TextareaField
            name="embedOrigins"
            label={t('origins')}
            hint={t('originsHint')}
            optional={common('optional')}
            defaultValue={typedIn(state, 'embedOrigins', origins.join('\n'))}
            error={errorOf(state, 'embedOrigins')}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
          />
        </>
      )}
    </SavingForm>
  );
}
