import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/core/locale';
import type { Paper } from '@/lib/registers/schema';
import de from '@/messages/de/breach.json';
import en from '@/messages/en/breach.json';
import fr from '@/messages/fr/breach.json';
import type { BreachView, DraftFor } from './schema';

const messages = { fr, en, de } satisfies Record<Locale, object>;
const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

/** The notice's text as Prati proposes it from the facts: what GDPR 33.3 and 34.2 ask for, each part there even where it is still empty. */
export function draftOf(view: BreachView, whom: DraftFor, locale: Locale): string {
  const say = createTranslator({ locale, messages: { breach: messages[locale] }, onError: rethrow, namespace: 'breach' });
  const at = (date: Date) =>
    new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeStyle: 'short', timeZone: view.timeZone }).format(date);
  const { authority, practiceName: practice } = view;
  const blank = say('draft.blank');
  const contact = say('draft.contactBlank');
  const data = view.dataKinds.map((kind) => say(`data.${kind}`)).join(', ');
  if (whom === 'people')
    return paragraphs([
      say('draft.peopleTitle'),
      say('draft.greeting'),
      `${say('draft.peopleLead', { practice })}\n${view.facts}`,
      ...(data ? [say('draft.peopleData', { data })] : []),
      `${say('draft.peopleConsequences')}\n${view.consequences || blank}`,
      `${say('draft.peopleMeasures')}\n${view.measures || blank}`,
      say('draft.peopleContact', { contact, authority: authority.name, url: authority.url }),
    ]);
  const { happenedAt, affectedCount, notifiedPeopleAt } = view;
  return paragraphs([
    say('draft.authorityTitle'),
    [say('draft.to', { authority: authority.name }), say('draft.from', { practice }), say('draft.contact', { contact })].join('\n'),
    [
      say('draft.nature'),
      ...view.kinds.map((kind) => `– ${say(`kind.${kind}`)}`),
      happenedAt ? say('draft.happened', { at: at(happenedAt) }) : say('draft.happenedUnknown'),
      say('draft.aware', { at: at(view.awareAt) }),
      view.facts,
    ].join('\n'),
    [
      say('draft.numbers'),
      affectedCount === null ? say('draft.peopleUnknown') : say('draft.people', { count: String(affectedCount) }),
      data ? say('draft.dataLine', { data }) : say('draft.dataUnknown'),
    ].join('\n'),
    `${say('draft.consequences')}\n${view.consequences || blank}`,
    `${say('draft.measures')}\n${view.measures || blank}${notifiedPeopleAt ? `\n${say('draft.peopleTold', { at: at(notifiedPeopleAt) })}` : ''}`,
    ...(view.delayReason ? [`${say('draft.late')}\n${view.delayReason}`] : []),
  ]);
}

const paragraphs = (parts: readonly string[]) => parts.join('\n\n');
const rethrow = (error: unknown) => {
  throw error;
};

/** The same as a document: its first line is the title. */
export function draftPaper(text: string, practice: string, locale: Locale): Paper {
  const [title = '', ...rest] = text.split('\n');
  const blocks = rest
    .join('\n')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ kind: 'text' as const, text: part.trim() }));
  return { ...{ locale, title, lead: practice, facts: [] }, parts: [{ id: 'text', title: '', blocks }] };
}
