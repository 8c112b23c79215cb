import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
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
  readonly specialty?: string | undefined;
  readonly sector?: string | undefined;
  readonly sort?: 'soonest' | undefined;
};

type SearchFormProps = {
  filters: DirectoryFilters;
  languages: readonly string[];
  specialties: readonly string[];
  sectors: readonly string[];
};

/** A GET form: the address holds every filter, and it works before any script. */
export function SearchForm({ filters, languages, specialties, sectors }: SearchFormProps) {
  const t = useTranslations('directory.search');
  const directory = useTranslations('directory');
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const bySpecialty = specialties
    .map((key) => ({ key, word: directory(`specialties.${key}`) }))
    .sort((a, b) => a.word.localeCompare(b.word, locale));
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
        <fieldset className="grid grid-cols-1 gap-x-4 gap-y-2">
          <legend className="sr-only">{t('filters')}</legend>
          <div className="flex flex-wrap gap-x-6">
            <Checkbox name="video" value="yes" defaultChecked={filters.video === 'yes'} label={t('video')} />
            <Checkbox name="new" value="yes" defaultChecked={filters.new === 'yes'} label={t('newPatients')} />
          </div>
          <div className="grid grid-cols-1 min-[22rem]:grid-cols-2 gap-x-4 gap-y-2 lg:grid-cols-4">
            <Filter name="specialty" label={t('specialty')} value={filters.specialty} any={t('anySpecialty')}>
              {bySpecialty.map(({ key, word }) => (
                <option key={key} value={key}>
                  {word}
                </option>
              ))}
            </Filter>
            <Filter name="language" label={t('language')} value={filters.language} any={t('anyLanguage')}>
              {languages.map((code) => (
                <option key={code} value={code}>
                  {names.of(code)}
                </option>
              ))}
            </Filter>
            <Filter name="sector" label={t('sector')} value={filters.sector} any={t('anySector')}>
              {sectors.map((sector) => (
                <option key={sector} value={sector}>
                  {directory('flags.sector', { sector })}
                </option>
              ))}
            </Filter>
            <Filter name="sort" label={t('sort')} value={filters.sort} any={t('sortName')}>
              <option value="soonest">{t('sortSoonest')}</option>
            </Filter>
          </div>
        </fieldset>
      </form>
    </search>
  );
}

type FilterProps = { name: string; label: string; value: string | undefined; any: string; children: ReactNode };

const Filter = ({ name, label, value, any, children }: FilterProps) => (
  <FormField name={name} label={<span className="sr-only">{label}</span>}>
    {(control) => (
      <Select {...control} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {children}
      </Select>
    )}
  </FormField>
);
