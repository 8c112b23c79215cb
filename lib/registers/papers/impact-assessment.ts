import type { Paper, Register } from '../schema';
import { sayIn } from '../words';
import { fill, list, table, text } from './blocks';
import { headOf, type Made } from './register-paper';
import { sayProcessing } from './say-processing';

const risks = ['access', 'change', 'loss'] as const;

/** An impact assessment (Art. 35) with what Prati knows filled in; what only the practice can judge is left to it. */
export function impactAssessment(register: Register, made: Made): Paper {
  const { locale } = made;
  const say = sayIn(locale);
  const said = register.processings.map((processing) => sayProcessing(say, locale, processing));
  const measures = [...new Set(said.flatMap((one) => one.measures))];
  return {
    ...{ locale, title: say('registers.dpia.title'), lead: say('registers.dpia.lead'), facts: headOf(say, made) },
    parts: [
      {
        ...{ id: 'context', title: say('registers.dpia.context') },
        blocks: [
          text(say('registers.dpia.contextLine')),
          table(
            say('registers.dpia.context'),
            (['purpose', 'what', 'subjects', 'data'] as const).map((column) => say(`registers.column.${column}`)),
            said.map(({ purpose, what, subjects, data }) => [purpose, what, subjects, data].map((lines) => lines.join('\n'))),
          ),
          fill(say('registers.dpia.size'), 2),
        ],
      },
      {
        ...{ id: 'necessity', title: say('registers.dpia.necessity') },
        blocks: [
          table(
            say('registers.dpia.necessity'),
            (['purpose', 'ground', 'terms', 'recipients'] as const).map((column) => say(`registers.column.${column}`)),
            said.map(({ purpose, ground, terms, recipients }) => [purpose, ground, terms, recipients].map((lines) => lines.join('\n'))),
          ),
          fill(say('registers.dpia.proportionate'), 3),
          fill(say('registers.dpia.informed'), 2),
        ],
      },
      { id: 'measures', title: say('registers.column.measures'), blocks: [list(measures), fill(say('registers.dpia.ownMeasures'), 3)] },
      ...risks.map((risk) => ({
        ...{ id: `risk-${risk}`, title: say(`registers.dpia.risk.${risk}`) },
        blocks: (['sources', 'effects', 'gravity', 'likelihood', 'further'] as const).map((ask) =>
          fill(say(`registers.dpia.ask.${ask}`), 2),
        ),
      })),
      {
        ...{ id: 'decision', title: say('registers.dpia.decision') },
        blocks: (['dpo', 'people', 'verdict', 'signed'] as const).map((ask) => fill(say(`registers.dpia.ask.${ask}`), 2)),
      },
    ],
  };
}
