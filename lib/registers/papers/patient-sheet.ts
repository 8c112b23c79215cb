import type { Paper, Register } from '../schema';
import { sayIn } from '../words';
import { authorityOf, fill, known, list, text } from './blocks';
import { headOf, type Made } from './register-paper';
import { sayProcessing } from './say-processing';

/** The sheet a practice gives its patients or hangs up (Art. 13): what is kept, why, how long, their rights. In the language asked for. */
export function patientSheet(register: Register, made: Made): Paper {
  const { locale, practice, operator } = made;
  const say = sayIn(locale);
  const forPatients = register.processings.filter(({ subjects }) => subjects.includes('patient'));
  const practiceName = practice?.name ?? '';
  return {
    ...{ locale, title: say('registers.sheet.title'), lead: say('registers.sheet.lead', { practice: practiceName }) },
    facts: headOf(say, made).filter((_, place) => place === 0 || place === 4),
    parts: [
      { id: 'who', title: say('registers.sheet.who.title'), blocks: [text(say('registers.sheet.who.line', { practice: practiceName }))] },
      {
        ...{ id: 'why', title: say('registers.sheet.why') },
        blocks: forPatients.map((processing) => {
          const said = sayProcessing(say, locale, processing);
          return { kind: 'facts' as const, rows: [{ label: said.purpose[0] ?? '', lines: [...said.what, ...said.data] }] };
        }),
      },
      {
        ...{ id: 'how-long', title: say('registers.column.terms') },
        blocks: [list([...new Set(forPatients.flatMap((processing) => sayProcessing(say, locale, processing).terms))])],
      },
      {
        ...{ id: 'whom', title: say('registers.column.recipients') },
        blocks: [list([...new Set(forPatients.flatMap((processing) => sayProcessing(say, locale, processing).recipients))])],
      },
      {
        ...{ id: 'rights', title: say('registers.sheet.rights.title') },
        blocks: [
          list(
            (['access', 'rectify', 'erase', 'restrict', 'object', 'portability', 'automated', 'death'] as const).map((right) =>
              say(`legal.privacy.rights.${right}`),
            ),
          ),
          text(say('registers.sheet.rights.how')),
          fill(say('registers.sheet.rights.contact')),
          text(say('registers.sheet.rights.complaint', { authority: authorityOf(say, practice?.jurisdiction ?? 'FR') })),
          text(say('registers.sheet.rights.prati', { email: known(say, operator.dpoEmail) })),
        ],
      },
    ],
  };
}
