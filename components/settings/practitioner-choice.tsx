import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/field';
import { FilterChip } from '@/components/ui/filter-chip';
import { Select } from '@/components/ui/select';
import { forPractitioner } from './places';

type PractitionerChoiceProps = { path: string; chosen: string; practitioners: readonly { id: string; name: string }[] };

/** More than this many are a list to open. */
const mostSideBySide = 5;

/** Whose settings are shown, kept in the address; nothing where there is no choice. */
export function PractitionerChoice({ path, chosen, practitioners }: PractitionerChoiceProps) {
  const t = useTranslations('settings.practitioner');
  if (practitioners.length < 2) return null;
  if (practitioners.length <= mostSideBySide) {
    return (
      <nav aria-label={t('label')} className="mb-6 flex flex-wrap items-center gap-2">
        {practitioners.map(({ id, name }) => (
          <FilterChip key={id} href={forPractitioner(path, id)} active={id === chosen} activeLabel={t('chosen')}>
            {name}
          </FilterChip>
        ))}
      </nav>
    );
  }
  return (
    <form action={path} method="get" className="mb-6 flex flex-wrap items-end gap-2">
      <div className="w-full max-w-xs">
        <Label htmlFor="practitioner">{t('label')}</Label>
        <Select key={chosen} id="practitioner" name="practitioner" className="mt-1" defaultValue={chosen}>
          {practitioners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit">{t('show')}</Button>
    </form>
  );
}
