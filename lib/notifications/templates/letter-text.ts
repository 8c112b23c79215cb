import type { Letter } from './letter';

/** The letter for a mail reader without html: nothing left out. */
export const letterText = (letter: Letter): string =>
  [
    letter.sender,
    letter.heading,
    letter.lead,
    ...(letter.paragraphs ?? []),
    letter.code,
    letter.details.map(({ label, lines }) => `${label}${letter.locale === 'fr' ? '\u00a0:' : ':'} ${lines.join(', ')}`).join('\n'),
    letter.beforeAction,
    letter.action && `${letter.action.label}\n${letter.action.url}`,
    ...letter.notes,
    `-- \n${letter.signature}`,
    ...[letter.notMe, letter.unsubscribe].map(
      (way) => way && `${way.ask} ${way.label}${letter.locale === 'fr' ? '\u00a0:' : ':'}\n${way.url}`,
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
