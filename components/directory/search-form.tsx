import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { FormField, TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';

type DirectoryFilters = {
  readonly q?: string | undefined;
  readonly place?: string | undefined;
  readonly video?: 'yes' | undefined;
  readonly new?: 'yes' | undefined;
  readonly language?: string | undefined;
};

type SearchFormProps = { filters: DirectoryFilters; languages: readonly string[] };

/** A GET form: the address holds every filter, and it works before any script. */
export function SearchForm({ filters, languages }: SearchFormProps) {
  const t = useTranslations('directory.search');
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return (
    <search>
      <form action="/annuaire" className="grid grid-cols-1 gap-4 rounded-panel border border-line bg-surface p-4 md:p-6">
        <div className="grid items-end gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
          <TextField
            name="q"
            label={t('q')}
            defaultValue={filters.q}
            required={false}
            autoComplete="off"
            type="search"
            enterKeyHint="search"
          />
          <TextField name="place" label={t('place')} defaultValue={filters.place} required={false} autoComplete="address-level2" />
          <Button type="submit" kind="primary" icon={<Search aria-hidden />} className="max-md:w-full">
            {t('submit')}
          </Button>
        </div>
        <fieldset className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <legend className="sr-only">{t('filters')}</legend>
          <Checkbox name="video" value="yes" defaultChecked={filters.video === 'yes'} label={t('video')} />
          <Checkbox name="new" value="yes" defaultChecked={filters.new === 'yes'} label={t('newPatients')} />
          <FormField name="language" label={<span className="sr-only">{t('language')}</span>} className="w-full sm:w-60">
            {(control) => (
              <Select {...control} defaultValue={filters.language ?? ''}>
                <option value="">{t('anyLanguage')}</option>
                {languages.map((code) => (
                  <option key={code} value={code}>
                    {names.of(code)}
                  </option>
                ))}
              </Select>
            )}
          </FormField>
        </fieldset>
      </form>
    </search>
  );
}
