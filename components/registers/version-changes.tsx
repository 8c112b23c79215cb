import { getTranslations } from 'next-intl/server';

/** How a version differs from the one before, by purposes; lib/registers/compare.ts finds it. */
type Difference = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly purpose: string; readonly columns: readonly string[] }[];
};
type VersionChangesProps = { difference: Difference | null; say: (key: string) => string };

/** What a version of a register changed, in words: processings added, removed, and what of a changed one. */
export async function VersionChanges({ difference, say }: VersionChangesProps) {
  const t = await getTranslations('registers.section.versions');
  if (!difference) return <p>{t('first')}</p>;
  const nameOf = (purpose: string) => say(`registers.purpose.${purpose}.name`);
  const { added, removed, changed } = difference;
  if (added.length + removed.length + changed.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className="grid max-w-prose list-disc gap-1 pl-5">
      {added.length > 0 ? <li>{t('added', { names: added.map(nameOf).join(', ') })}</li> : null}
      {removed.length > 0 ? <li>{t('removed', { names: removed.map(nameOf).join(', ') })}</li> : null}
      {changed.map(({ purpose, columns }) => (
        <li key={purpose}>
          {t('changed', { name: nameOf(purpose), columns: columns.map((column) => say(`registers.column.${column}`)).join(', ') })}
        </li>
      ))}
    </ul>
  );
}
