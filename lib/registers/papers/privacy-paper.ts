import { consentKeys, patientConsentKeys } from '@/lib/consents/schema';
import type { Locale } from '@/lib/core/locale';
import { sourceIn } from '@/lib/retention/rules';
import { categories } from '@/lib/retention/schema';
import { proposed, registerOf, termOf } from '../register';
import type { Block, Facts, Operator, Paper, Part, Version } from '../schema';
import { type Say, sayDay, sayIn } from '../words';
import { authorityOf, known, list, operatorLines, table, text } from './blocks';
import { keyOf, sayProcessing, sayTerm } from './say-processing';

export type PublicFacts = { readonly locale: Locale; readonly operator: Operator; readonly version: Version };

/** "n° 3 du 22 novembre 2026". */
const sayPublicVersion = (say: Say, locale: Locale, { number, firstSeenAt }: Version): string =>
  number !== null && firstSeenAt
    ? say('legal.frame.versionOf', { number: String(number), date: sayDay(locale, firstSeenAt) })
    : say('legal.frame.versionNew');

const columns = ['purpose', 'ground', 'subjects', 'data', 'recipients'] as const;

function processings(say: Say, locale: Locale, kind: 'practice' | 'prati'): Block[] {
  const rows = registerOf(kind, proposed).processings.map((processing) => {
    const said = sayProcessing(say, locale, processing);
    return [[...said.purpose, ...said.what].join('\n'), ...columns.slice(1).map((column) => said[column].join('\n'))];
  });
  const title = say(`legal.privacy.${kind}.title`);
  return [
    text(say(`legal.privacy.${kind}.line`)),
    table(
      title,
      columns.map((column) => say(`registers.column.${column}`)),
      rows,
    ),
  ];
}

/** Every category and its term, as the nightly run applies it to a practice in France that chose nothing else. */
function terms(say: Say, locale: Locale): Block {
  const rows = categories.map((category) => {
    const term = termOf(category, proposed);
    const end = say(`registers.action.${term.action}`);
    return [
      say(`registers.category.${keyOf(category)}`),
      sayTerm(say, term),
      end,
      say('registers.keptForSource', { basis: say(`registers.keptFor.${term.basis}`), source: sourceIn(locale, term.source) }),
    ];
  });
  const heads = (['category', 'kept', 'end', 'source'] as const).map((head) => say(`legal.privacy.terms.${head}`));
  return table(say('legal.privacy.terms.title'), heads, rows);
}

const head = (say: Say, { locale, operator, version }: PublicFacts): Facts => [
  { label: say('legal.privacy.operator'), lines: operatorLines(say, operator) },
  { label: say('legal.privacy.dpo'), lines: [known(say, operator.dpoEmail)] },
  { label: say('legal.privacy.authority'), lines: [authorityOf(say, 'FR')] },
  { label: say('legal.frame.version'), lines: [sayPublicVersion(say, locale, version)] },
];

const rights = ['access', 'rectify', 'erase', 'restrict', 'object', 'portability', 'automated', 'death'] as const;

/** The privacy policy, from the data map and the retention policies: patients, visitors and practices read the same page. */
export function privacyPaper(facts: PublicFacts): Paper {
  const { locale } = facts;
  const say = sayIn(locale);
  const t = (key: string, values?: Record<string, string>) => say(`legal.privacy.${key}`, values);
  const measures = registerOf('practice', proposed).processings.flatMap((processing) => sayProcessing(say, locale, processing).measures);
  const part = (id: string, title: string, ...blocks: Block[]): Part => ({ id, title, blocks });
  return {
    ...{ locale, title: t('title'), lead: t('lead'), facts: head(say, facts) },
    parts: [
      part('who', t('who.title'), text(t('who.practice')), text(t('who.prati'))),
      part('practices', t('practice.title'), ...processings(say, locale, 'practice')),
      part('prati', t('prati.title'), ...processings(say, locale, 'prati')),
      part('terms', t('terms.title'), text(t('terms.line')), terms(say, locale)),
      part('recipients', t('recipients.title'), text(t('recipients.line')), {
        ...{ kind: 'links', items: [{ text: t('recipients.link'), href: '/sous-traitants' }] },
      }),
      part('security', t('security.title'), list([...new Set(measures)])),
      part(
        ...(['choices', t('choices.title')] as const),
        ...[text(t('choices.members')), list(consentKeys.map((key) => t(`consent.${key}`)))],
        ...[text(t('choices.patients')), list(patientConsentKeys.map((key) => t(`consent.${key}`)))],
        {
          kind: 'links',
          items: [
            { text: t('choices.membersLink'), href: '/practitioner/settings/gdpr#consents' },
            { text: t('choices.cookies'), href: '/cookies' },
          ],
        },
      ),
      part(
        ...(['rights', t('rights.title')] as const),
        ...[list(rights.map((right) => t(`rights.${right}`))), text(t('rights.how')), text(t('rights.term'))],
        text(t('rights.complaint', { authority: authorityOf(say, 'FR') })),
      ),
    ],
  };
}
