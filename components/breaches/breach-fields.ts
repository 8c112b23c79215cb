import type { RightsField } from '@/components/rights/rights-form';
import { breachKinds, dataKinds, localOf, risks, severities } from '@/lib/breaches/rules';
import type { BreachView } from '@/lib/breaches/schema';

type Say = (key: string) => string;
type Stored = Pick<
  BreachView,
  | ('title' | 'facts' | 'consequences' | 'measures' | 'kinds' | 'dataKinds' | 'severity' | 'risk')
  | ('affectedCount' | 'happenedAt' | 'awareAt' | 'timeZone')
>;

/** The fields of a breach, empty or as they stand. `say` speaks of `breach`. @param now wall time of the practice: what a new one begins with. */
export function breachFields(say: Say, stored: Stored | null, now: string, counted: number | null = null): RightsField[] {
  const choices = (of: 'kind' | 'data' | 'severity' | 'risk', keys: readonly string[]) =>
    keys.map((value) => ({ value, label: say(`${of}.${value}`) }));
  const time = (at: Date | null | undefined) => (at && stored ? localOf(at, stored.timeZone) : '');
  const people = counted ?? stored?.affectedCount ?? null;
  return [
    { kind: 'text', name: 'title', label: say('form.title'), hint: say('form.titleHint'), value: stored?.title ?? '' },
    {
      ...{ kind: 'datetime-local', name: 'awareAt', label: say('form.awareAt'), hint: say('form.awareHint') },
      value: stored ? time(stored.awareAt) : now,
    },
    { kind: 'datetime-local', name: 'happenedAt', label: say('form.happenedAt'), isOptional: true, value: time(stored?.happenedAt) },
    { kind: 'checks', name: 'kinds', label: say('form.kinds'), options: choices('kind', breachKinds), values: stored?.kinds ?? [] },
    { kind: 'long', name: 'facts', label: say('form.facts'), value: stored?.facts ?? '' },
    {
      ...{ kind: 'checks', name: 'dataKinds', label: say('form.dataKinds') },
      ...{ options: choices('data', dataKinds), values: stored?.dataKinds ?? [] },
    },
    {
      ...{ kind: 'choice', name: 'severity', label: say('form.severity'), choose: say('form.choose') },
      ...{ options: choices('severity', severities), value: stored?.severity ?? '' },
    },
    {
      ...{ kind: 'choice', name: 'risk', label: say('form.risk'), choose: say('risk.unknown'), isOptional: true },
      ...{ options: choices('risk', risks), value: stored?.risk ?? '' },
    },
    {
      ...{ kind: 'number', name: 'affectedCount', label: say('form.affectedCount'), isOptional: true },
      value: people === null ? '' : String(people),
    },
    { kind: 'long', name: 'consequences', label: say('form.consequences'), isOptional: true, value: stored?.consequences ?? '' },
    { kind: 'long', name: 'measures', label: say('form.measures'), isOptional: true, value: stored?.measures ?? '' },
  ];
}
