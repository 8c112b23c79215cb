import type { Locale } from '@/lib/core/locale';
import type { RegisterView } from '../read-register';
import type { Facts, Operator, Paper, Register, Version } from '../schema';
import { type Say, sayDay, sayIn, sayKeptIn } from '../words';
import { authorityOf, fill, known, operatorLines } from './blocks';
import { factsOf, registerColumns, sayProcessing } from './say-processing';

export type Made = {
  readonly locale: Locale;
  /** Of the practice it is made for; null for Prati's own on a public page. */
  readonly practice: { readonly name: string; readonly jurisdiction: string } | null;
  readonly operator: Operator;
  readonly version: Version;
  /** An earlier version, as it was written down. */
  readonly isKept?: boolean;
};

/** "n° 3 du 22 novembre 2026", and its fingerprint. */
const sayVersion = (say: Say, locale: Locale, { number, firstSeenAt, hash }: Version): string[] => [
  number !== null && firstSeenAt
    ? say('registers.version.known', { number: String(number), date: sayDay(locale, firstSeenAt) })
    : say('registers.version.unknown'),
  say('registers.version.hash', { hash: `${hash.slice(0, 16)}…` }),
];

/** Who answers for a register, who processes, whom to write to, which version: the top of every document of a practice. */
export function headOf(say: Say, { locale, practice, operator, version }: Made): Facts {
  return [
    ...(practice ? [{ label: say('registers.fact.practice'), lines: [practice.name] }] : []),
    { label: say(`registers.fact.${practice ? 'processor' : 'controller'}`), lines: operatorLines(say, operator) },
    { label: say('registers.fact.dpo'), lines: [known(say, operator.dpoEmail)] },
    { label: say('registers.fact.authority'), lines: [authorityOf(say, practice?.jurisdiction ?? 'FR')] },
    { label: say('registers.fact.version'), lines: sayVersion(say, locale, version) },
  ];
}

/** A register as a document. The practice's own has the lines it alone can fill in. */
export function registerPaper(register: Register, made: Made): Paper {
  const { locale } = made;
  const say = made.isKept ? sayKeptIn(locale) : sayIn(locale);
  const own =
    register.kind === 'practice'
      ? [
          {
            ...{ id: 'to-complete', title: say('registers.complete.title') },
            blocks: [
              ...(['controller', 'representative', 'dpo', 'ground', 'elsewhere'] as const).map((what) =>
                fill(say(`registers.complete.${what}`), what === 'elsewhere' ? 5 : 1),
              ),
            ],
          },
        ]
      : [];
  return {
    ...{ locale, title: say(`registers.kind.${register.kind}`), lead: say(`registers.lead.${register.kind}`) },
    facts: headOf(say, register.kind === 'prati' ? { ...made, practice: null } : made),
    parts: [
      ...register.processings.map((processing) => ({
        id: processing.purpose.replaceAll('_', '-'),
        title: say(`registers.purpose.${processing.purpose}.name`),
        blocks: [{ kind: 'facts' as const, rows: factsOf(say, locale, processing) }],
      })),
      ...own,
    ],
  };
}

/** Its lines for a spreadsheet: heads first, one processing a line, what is many in one cell parted by semicolons. */
export function registerLines(
  { register: { processings }, isKept }: Pick<RegisterView, 'register' | 'isKept'>,
  locale: Locale,
): string[][] {
  const say = isKept ? sayKeptIn(locale) : sayIn(locale);
  return [
    registerColumns.map((column) => say(`registers.column.${column}`)),
    ...processings.map((processing) => {
      const said = sayProcessing(say, locale, processing);
      return registerColumns.map((column) => said[column].join('; '));
    }),
  ];
}

/** A register for another program: its ids as they are, the export names of each field, and the words of one language beside them. */
export const registerFile = ({ register, version, practice, isKept }: RegisterView, locale: Locale) => {
  const say = isKept ? sayKeptIn(locale) : sayIn(locale);
  return {
    ...{ register: register.kind, language: locale, practice: register.kind === 'prati' ? null : practice.name },
    version: { number: version.number, firstSeenAt: version.firstSeenAt?.toISOString() ?? null, sha256: version.hash },
    processings: register.processings.map((processing) => ({ ...processing, words: sayProcessing(say, locale, processing) })),
  };
};
