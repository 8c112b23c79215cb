'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { mostOf } from '@/lib/visit-reasons/rules';
import { addressOf } from './places';
import { type NeedRow, rowField } from './reason-rows';
import type { Rows } from './use-rows';

/** A room or a piece of equipment to choose; the site's name where there are several. */
export type ResourceChoice = { readonly id: string; readonly name: string; readonly site: string | null };
type NeedsEditorProps = { needs: Rows<NeedRow>; resources: readonly ResourceChoice[]; errorOf: (name: string) => string | undefined };

/** What must be free besides the practitioner: one of each list. Needs the words of `settings.reasons.form`. */
export function NeedsEditor({ needs, resources, errorOf }: NeedsEditorProps) {
  const t = useTranslations('settings.reasons.form.needs');
  const refused = errorOf('resourceNeeds');
  if (resources.length === 0) {
    return (
      <div className="grid justify-items-start gap-2">
        <p className="text-ink-2">{t('none')}</p>
        <LinkButton href={addressOf.resources}>{t('toResources')}</LinkButton>
      </div>
    );
  }
  return (
    <div id="resourceNeeds" tabIndex={-1} className="grid gap-4">
      <p className="text-ink-2">{t('sentence')}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
      {needs.rows.map((row, at) => {
        const legend = t('one', { place: at + 1 });
        const toggle = (id: string, isChosen: boolean) =>
          needs.change(row.key, { resourceIds: isChosen ? [...row.resourceIds, id] : row.resourceIds.filter((one) => one !== id) });
        return (
          <fieldset key={row.key} className="grid min-w-0 gap-1 border-l-2 border-line pl-4">
            <legend className="sr-only">{legend}</legend>
            <div className="flex flex-wrap items-center gap-x-2">
              <p aria-hidden className="mr-auto text-control font-semibold">
                {legend} <span className="font-normal text-ink-2">· {t('any')}</span>
              </p>
              <Button
                kind="quiet"
                icon={<Trash2 aria-hidden />}
                onClick={() => {
                  needs.remove(row.key);
                  document.getElementById('add-need')?.focus();
                }}
                className="noscript:hidden"
              >
                {t('remove')} <span className="sr-only">{legend}</span>
              </Button>
            </div>
            {/* So that a need with nothing ticked is sent too, and comes back as it was. */}
            <input type="hidden" name={`${rowField('needs', row.key, 'resourceIds')}[]`} value="" />
            <div className="grid gap-x-4 sm:grid-cols-2">
              {resources.map(({ id, name, site }, place) => (
                <Checkbox
                  key={id}
                  name={`${rowField('needs', row.key, 'resourceIds')}[]`}
                  value={id}
                  checked={row.resourceIds.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                  label={name}
                  hint={site}
                  autoFocus={place === 0 && row.key === needs.fresh}
                />
              ))}
            </div>
            {row.resourceIds.length === 0 ? <p className="text-small text-ink-2">{t('unchosen')}</p> : null}
          </fieldset>
        );
      })}
      {needs.rows.length < mostOf.needs ? (
        <div className="-ml-4 noscript:hidden">
          <Button id="add-need" kind="quiet" icon={<Plus aria-hidden />} onClick={needs.add}>
            {t('add')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
