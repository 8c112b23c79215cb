import type { Locale } from '@/lib/core/locale';
import type { Term } from '@/lib/retention/policies';
import { subProcessors } from '@/lib/sub-processors/list';
import type { Facts, KeptTerm, Processing } from '../schema';
import { type Say, sayCountry } from '../words';

/** The key of a category's words: a variant is written with a dot in the policies, which message keys cannot hold. */
export const keyOf = (category: string) => category.replaceAll('.', '_');

function sayLength(say: Say, term: Term): string {
  const [[unit, count] = ['days', 0]] = Object.entries(term) as [string, number][];
  return count === 0 ? say('registers.term.atOnce') : say(`registers.term.${unit}`, { count });
}

/** "5 ans, puis 15 ans d’archive restreinte, à compter de : dernière prise en charge". */
export function sayTerm(say: Say, { category, keep, archive, from, isUnset }: KeptTerm): string {
  if (isUnset) return say('registers.term.unset');
  const since = say(`registers.from.${from}`);
  const lengths = [keep && sayLength(say, keep), archive && sayLength(say, archive)] as const;
  const [active, apart] = lengths;
  if (!active && !apart) return say('registers.term.until', { from: since });
  const whole =
    active && apart
      ? say('registers.term.both', { keep: active, archive: apart })
      : apart
        ? say('registers.term.archive', { archive: apart })
        : (active ?? '');
  const counted = say('registers.term.counted', { term: whole, from: since });
  return category === 'record.minor' ? `${counted}, ${say('registers.term.minor')}` : counted;
}

const sayKept = (say: Say, term: KeptTerm): string => {
  const line = say('registers.term.line', { category: say(`registers.category.${keyOf(term.category)}`), term: sayTerm(say, term) });
  return term.isChosen ? say('registers.term.chosen', { line }) : line;
};

/** What a processing is, column by column: the same for page, PDF and CSV. */
export function sayProcessing(say: Say, locale: Locale, processing: Processing) {
  const { purpose, grounds, subjects, data, recipients, transfers, terms, measures } = processing;
  const nameOf = (key: string) => subProcessors.find((one) => one.key === key)?.name ?? key;
  const transferLines = transfers.map(({ subProcessor, to, safeguards }) =>
    say('registers.transfer', {
      name: nameOf(subProcessor),
      countries: to.map((code) => sayCountry(locale, code)).join(', '),
      safeguards: safeguards.map((safeguard) => say(`registers.safeguard.${safeguard}`)).join(', '),
    }),
  );
  return {
    purpose: [say(`registers.purpose.${purpose}.name`)],
    what: [say(`registers.purpose.${purpose}.line`)],
    ground: grounds.map((basis) => say(`registers.basis.${basis}`)),
    subjects: subjects.map((subject) => say(`registers.subject.${subject}`)),
    // A table without words is found by a test; until it has them, its name is better than no page.
    data: data.map(({ table }) => (say.has(`registers.table.${table}`) ? say(`registers.table.${table}`) : table)),
    recipients: recipients.map((recipient) => say(`registers.recipient.${recipient}`)),
    transfers: transferLines.length > 0 ? transferLines : [say('registers.noTransfer')],
    terms: terms.map((term) => sayKept(say, term)),
    measures: measures.map((measure) => say(`registers.measure.${measure}`)),
  } satisfies Record<string, readonly string[]>;
}

export const registerColumns = ['purpose', 'what', 'ground', 'subjects', 'data', 'recipients', 'transfers', 'terms', 'measures'] as const;

/** The facts under a processing's name. */
export function factsOf(say: Say, locale: Locale, processing: Processing): Facts {
  const said = sayProcessing(say, locale, processing);
  return registerColumns.slice(1).map((column) => ({ label: say(`registers.column.${column}`), lines: said[column] }));
}
