import type { Block, Operator } from '../schema';
import type { Say } from '../words';

export const text = (sentence: string): Block => ({ kind: 'text', text: sentence });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const fill = (label: string, lines = 1): Block => ({ kind: 'fill', label, lines });
export const table = (caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  ...{ kind: 'table', caption, head, rows },
});

/** A fact of the installation, or that it has not been filled in: never a made-up one. */
export const known = (say: Say, fact: string | null): string => fact ?? say('registers.notFilled');

export const operatorLines = (say: Say, { name, address, registration }: Operator): string[] =>
  name === null ? [known(say, null)] : [name, ...[address, registration].flatMap((line) => (line === null ? [] : [line]))];

/** Whom one may complain to, by the practice's jurisdiction. */
export const authorityOf = (say: Say, jurisdiction: string): string =>
  say(`registers.authority.${jurisdiction === 'DE' || jurisdiction === 'IL' ? jurisdiction : 'FR'}`);
