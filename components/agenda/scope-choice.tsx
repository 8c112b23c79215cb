import { RadioGroup } from '@/components/ui/radio-group';
import { type ChangeScope, changeScopes } from '@/lib/appointments/rules';
import type { Wording } from './wording';

type ScopeProps = { name: string; scope: ChangeScope; onScope: (scope: ChangeScope) => void; wording: Wording };

/** How much of a series a change is meant for. */
export function ScopeChoice({ name, scope, onScope, wording: { t } }: ScopeProps) {
  return (
    <RadioGroup
      name={name}
      legend={t('series.scope')}
      value={scope}
      onChange={(event) => onScope(event.target.value as ChangeScope)}
      choices={changeScopes.map((one) => ({ value: one, label: t(`series.scopes.${one}`) }))}
    />
  );
}
