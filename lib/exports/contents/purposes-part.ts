import { keptFor, policies, type Term } from '@/lib/retention/policies';
import type { Category } from '@/lib/retention/schema';
import type { Say } from '../words';
import { escaped, tableEnd, tableHead, tableRow } from './html';
import type { Telling } from './telling';
import { said } from './visits';

const keyOf = (category: Category) => category.replaceAll('.', '_');

function termOf(say: Say, term: Term | null): string | null {
  const [unit, count] = Object.entries(term ?? {})[0] ?? [];
  return unit === undefined || count === undefined
    ? null
    : count === 0
      ? say('registers.term.atOnce')
      : say(`registers.term.${unit}`, { count });
}

function keptWords(say: Say, category: Category, jurisdiction: string): string {
  const kept = keptFor(category, jurisdiction);
  if (!kept) return say('registers.term.unset');
  const from = say(`registers.from.${policies[category].from}`);
  const [keep, archive] = [termOf(say, kept.keep), termOf(say, kept.archive)];
  if (!keep && !archive) return say('registers.term.until', { from });
  const term =
    keep && archive ? say('registers.term.both', { keep, archive }) : (keep ?? say('registers.term.archive', { archive: archive ?? '' }));
  return say('registers.term.counted', { term, from });
}

/** For each sort of data: why it is there, on which ground, who is given it, how long it stays (Art. 15.1). */
export function* purposesPart({ say, source, practice }: Telling): Generator<string> {
  const jurisdiction = said(practice, 'jurisdiction') || 'FR';
  const heads = ['data', 'purpose', 'basis', 'recipients', 'kept'].map((head) => say(`exports.archive.${head}`));
  yield `<section><h2>${escaped(say('exports.archive.why'))}</h2>${tableHead(heads)}`;
  const told = new Set<string>();
  for (const { map } of source.tables) {
    const { category, purpose, basis, recipients = [] } = map;
    const key = [category, purpose, basis, ...recipients].join(' ');
    if (told.has(key)) continue;
    told.add(key);
    yield tableRow(
      [
        say(`registers.category.${keyOf(category)}`),
        say(`registers.purpose.${purpose}.line`),
        say(`registers.basis.${basis}`),
        recipients.map((one) => say(`registers.recipient.${one}`)).join(' · '),
        keptWords(say, category, jurisdiction),
      ],
      heads,
    );
  }
  yield `${tableEnd}<p class="soft">${escaped(say('exports.archive.termNote'))}</p></section>\n`;
}
