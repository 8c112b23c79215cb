import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/field';
import { FilterChip } from '@/components/ui/filter-chip';
import { TextInput } from '@/components/ui/text-input';

type PeriodFormProps = {
  path: string;
  from: string;
  to: string;
  practitioner: string | null;
  /** Periods that are one press away; `key` is a word of figures.period. */
  usual: readonly { key: string; href: string; active: boolean }[];
};

/** Which dates the figures are of, kept in the address. */
export function PeriodForm({ path, from, to, practitioner, usual }: PeriodFormProps) {
  const t = useTranslations('figures.period');
  return (
    <div className="grid gap-3">
      <nav aria-label={t('label')} className="flex flex-wrap gap-2">
        {usual.map(({ key, href, active }) => (
          <FilterChip key={key} href={href} active={active} activeLabel={t('chosen')}>
            {t(key)}
          </FilterChip>
        ))}
      </nav>
      <form action={path} method="get" className="flex flex-wrap items-end gap-3">
        {practitioner ? <input type="hidden" name="practitioner" value={practitioner} /> : null}
        <div>
          <Label htmlFor="from">{t('from')}</Label>
          <TextInput key={from} id="from" name="from" type="date" required defaultValue={from} className="mt-1" />
        </div>
        <div>
          <Label htmlFor="to">{t('to')}</Label>
          <TextInput key={to} id="to" name="to" type="date" required defaultValue={to} className="mt-1" />
        </div>
        <Button type="submit">{t('show')}</Button>
      </form>
    </div>
  );
}
