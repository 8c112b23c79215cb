import { essentialCookies } from '../cookies';
import type { Facts, Operator, Paper } from '../schema';
import { type Say, sayDay, sayIn } from '../words';
import { known, list, table, text } from './blocks';
import type { PublicFacts } from './privacy-paper';

/** The day each of these texts was last worded anew; a UTC day. */
const worded = { cookies: '2026-11-22', terms: '2026-11-22', accessibility: '2026-11-22' } as const;
const wordedOn = (say: Say, locale: Paper['locale'], what: keyof typeof worded): Facts[number] => ({
  ...{ label: say('legal.frame.version') },
  lines: [say('legal.frame.since', { date: sayDay(locale, new Date(`${worded[what]}T00:00:00Z`)) })],
});

/** Each cookie really set: its name, what it is for, how long it stays. */
export function cookiesPaper({ locale }: PublicFacts): Paper {
  const say = sayIn(locale);
  const t = (key: string, values?: Record<string, string | number>) => say(`legal.cookies.${key}`, values);
  const rows = essentialCookies.map(({ key, name, lasts }) => [
    ...[name, t(`cookie.${key}.purpose`), lasts ? t(`lasts.${lasts.unit}`, { count: lasts.count }) : t('lasts.session')],
    t(`cookie.${key}.set`),
  ]);
  const heads = (['name', 'purpose', 'lasts', 'set'] as const).map((head) => t(`head.${head}`));
  return {
    ...{ locale, title: t('title'), lead: t('lead'), facts: [wordedOn(say, locale, 'cookies')] },
    parts: [
      { id: 'essential', title: t('essential.title'), blocks: [text(t('essential.line')), table(t('essential.title'), heads, rows)] },
      { id: 'optional', title: t('optional.title'), blocks: [text(t('optional.line')), text(t('optional.none'))] },
      { id: 'rest', title: t('rest.title'), blocks: [text(t('rest.line'))] },
      { id: 'change', title: t('change.title'), blocks: [text(t('change.line'))] },
    ],
  };
}

const terms = ['service', 'responsible', 'access', 'booking', 'care', 'end', 'change'] as const;
/** @param version the one acknowledged at sign-up. */
export function termsPaper({ locale }: PublicFacts, version: string): Paper {
  const say = sayIn(locale);
  return {
    ...{ locale, title: say('legal.terms.title'), lead: say('legal.terms.lead') },
    facts: [
      { label: say('legal.frame.version'), lines: [say('legal.terms.version', { version }), ...wordedOn(say, locale, 'terms').lines] },
    ],
    parts: terms.map((id) => ({ id, title: say(`legal.terms.parts.${id}.title`), blocks: [text(say(`legal.terms.parts.${id}.line`))] })),
  };
}

/** Honest: what is aimed for, what is checked, and that nobody from outside has audited it. */
export function accessibilityPaper({ locale, operator }: PublicFacts): Paper {
  const say = sayIn(locale);
  const t = (key: string, values?: Record<string, string>) => say(`legal.accessibility.${key}`, values);
  const made = sayDay(locale, new Date(`${worded.accessibility}T00:00:00Z`));
  return {
    ...{ locale, title: t('title'), lead: t('lead') },
    facts: [{ label: t('conformity'), lines: [t('notDeclared'), t('made', { date: made })] }],
    parts: [
      { id: 'aim', title: t('aim.title'), blocks: [text(t('aim.line'))] },
      { id: 'checked', title: t('checked.title'), blocks: [list([t('checked.automatic'), t('checked.keyboard'), t('checked.contrast')])] },
      { id: 'not-yet', title: t('notYet.title'), blocks: [list([t('notYet.audit'), t('notYet.readers')]), text(t('notYet.drag'))] },
      {
        ...{ id: 'remedy', title: t('remedy.title') },
        blocks: [text(t('remedy.line')), text(t('remedy.write', { email: known(say, operator.email) })), text(t('remedy.defender'))],
      },
    ],
  };
}

const isEmpty = (operator: Operator) => operator.name === null;
/** Who runs the installation, as far as its settings say. */
export function imprintPaper({ locale, operator }: PublicFacts): Paper {
  const say = sayIn(locale);
  const t = (key: string) => say(`legal.imprint.${key}`);
  const row = (label: string, fact: string | null) => ({ label, lines: [known(say, fact)] });
  const facts = (['name', 'address', 'registration', 'publisher', 'email'] as const).map((fact) =>
    row(t(`operator.${fact}`), operator[fact]),
  );
  return {
    ...{ locale, title: t('title'), lead: t('lead'), facts: [] },
    parts: [
      {
        ...{ id: 'operator', title: t('operator.title') },
        blocks: [...(isEmpty(operator) ? [text(t('empty'))] : []), { kind: 'facts', rows: facts }],
      },
      { id: 'host', title: t('host.title'), blocks: [{ kind: 'facts', rows: [row(t('host.line'), operator.host)] }] },
      { id: 'dpo', title: t('dpo.title'), blocks: [{ kind: 'facts', rows: [row(t('dpo.line'), operator.dpoEmail)] }] },
    ],
  };
}
