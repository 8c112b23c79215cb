import type { Locale } from '@/lib/core/locale';
import { integrationsOf } from '@/lib/sub-processors/integrations-of';
import { changes as published, subProcessors } from '@/lib/sub-processors/list';
import { isAnnounced, startOfDay } from '@/lib/sub-processors/rules';
import type { SubProcessor, SubProcessorChange } from '@/lib/sub-processors/schema';
import type { Block, Paper } from '../schema';
import { type Say, sayCountry, sayDay, sayIn } from '../words';
import { known, operatorLines, table, text } from './blocks';
import type { PublicFacts } from './privacy-paper';

export const sayTask = (say: Say, { task }: SubProcessor) => say(`registers.subProcessors.task.${task}`);
/** What a row that is in use cannot be sent yet; empty where there is nothing of the kind. */
export const sayNotYet = (say: Say, one: SubProcessor): string => {
  const names = one.isBuilt ? integrationsOf(one, 'not_yet').map((key) => say(`registers.subProcessors.integration.${key}`)) : [];
  return names.length === 0 ? '' : say('registers.subProcessors.notYetPart', { names: names.join(', ') });
};
const sayWhatFor = (say: Say, one: SubProcessor) => [sayTask(say, one), sayNotYet(say, one)].filter(Boolean).join('\n');
export const sayOutside = (say: Say, locale: Locale, { outside }: SubProcessor) =>
  outside.length === 0
    ? say('registers.subProcessors.outside.no')
    : say('registers.subProcessors.outside.yes', { countries: outside.map((code) => sayCountry(locale, code)).join(', ') });
export const sayChange = (say: Say, locale: Locale, { kind, becomes }: SubProcessorChange) =>
  say(`registers.subProcessors.change.${kind}`, {
    ...{ name: becomes.name, task: sayTask(say, becomes), place: sayCountry(locale, becomes.serverPlace) },
  });

/** Where data may leave the European Economic Area, by the same rows: destination, purpose, safeguard. */
function transferTable(say: Say, locale: Locale, list: readonly SubProcessor[] = subProcessors): Block {
  const rows = list
    .filter(({ outside }) => outside.length > 0)
    .map((one) => [
      ...[one.name, one.outside.map((code) => sayCountry(locale, code)).join(', '), sayWhatFor(say, one)],
      one.safeguards.map((safeguard) => say(`registers.safeguard.${safeguard}`)).join(', '),
    ]);
  if (rows.length === 0) return text(say('registers.subProcessors.transfers.none'));
  const heads = (['name', 'destination', 'task', 'safeguard'] as const).map((head) => say(`registers.subProcessors.head.${head}`));
  return table(say('registers.subProcessors.transfers.caption'), heads, rows);
}

const heads = [['name', 'entity', 'country'], ['place'], ['task'], ['outside'], ['switch'], ['since', 'lastChange']] as const;
/** Who it is, and since when, each in one cell: a row stays as wide as a page. */
function listTable(say: Say, locale: Locale): Block {
  const rows = subProcessors.map((one) => [
    [
      one.isBuilt ? one.name : `${one.name} (${say('registers.subProcessors.state.notYet')})`,
      ...[one.entity, sayCountry(locale, one.parentCountry)],
    ].join('\n'),
    sayCountry(locale, one.serverPlace),
    sayWhatFor(say, one),
    sayOutside(say, locale, one),
    say(`registers.subProcessors.publicSwitch.${one.switch?.kind ?? 'none'}`),
    [...new Set([one.since, one.lastChange])].map((day) => sayDay(locale, startOfDay(day))).join('\n'),
  ]);
  return table(
    say('registers.subProcessors.caption'),
    heads.map((head) => head.map((one) => say(`registers.subProcessors.head.${one}`)).join('\n')),
    rows,
  );
}

/** The public list, the map of transfers and what is announced. @param now decides what is announced and what lies ahead. */
export function subProcessorsPaper(
  { locale, operator }: PublicFacts,
  now: Date,
  changes: readonly SubProcessorChange[] = published,
): Paper {
  const say = sayIn(locale);
  const upcoming = changes.filter((change) => isAnnounced(change, now) && startOfDay(change.effectiveOn) > now);
  const lastChange = [...subProcessors.map((one) => one.lastChange)].sort().at(-1) ?? '';
  const announced = upcoming.map((change) => {
    const dates = { announced: sayDay(locale, startOfDay(change.announcedOn)), date: sayDay(locale, startOfDay(change.effectiveOn)) };
    return `${sayChange(say, locale, change)} ${say('registers.subProcessors.changes.publicEffective', dates)}`;
  });
  return {
    ...{ locale, title: say('legal.subProcessors.title'), lead: say('legal.subProcessors.lead') },
    facts: [
      { label: say('legal.privacy.operator'), lines: operatorLines(say, operator) },
      { label: say('legal.privacy.dpo'), lines: [known(say, operator.dpoEmail)] },
      { label: say('legal.frame.version'), lines: [say('legal.frame.since', { date: sayDay(locale, startOfDay(lastChange)) })] },
    ],
    parts: [
      {
        ...{ id: 'list', title: say('legal.subProcessors.list') },
        blocks: [text(say('legal.subProcessors.notice')), text(say('registers.subProcessors.notYetLine')), listTable(say, locale)],
      },
      { id: 'transfers', title: say('registers.subProcessors.transfers.title'), blocks: [transferTable(say, locale)] },
      {
        ...{ id: 'upcoming', title: say('legal.subProcessors.upcoming') },
        blocks: [announced.length === 0 ? text(say('legal.subProcessors.noUpcoming')) : { kind: 'list', items: announced }],
      },
      { id: 'how', title: say('legal.subProcessors.how.title'), blocks: [text(say('legal.subProcessors.how.line'))] },
    ],
  };
}
