import { inflateSync } from 'node:zlib';

type Parts = ReadonlyMap<string, { head: string; body: string }>;

/** Every object of a file by its number, its stream unpacked, as Latin-1. */
function partsOf(pdf: Buffer): Parts {
  const parts = new Map<string, { head: string; body: string }>();
  for (const found of pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const [, number = '', text = ''] = found;
    const [head = '', rest] = text.split(/stream\r?\n/, 2);
    const bytes = Buffer.from(rest?.replace(/\r?\nendstream\s*$/, '') ?? '', 'latin1');
    parts.set(number, { head, body: head.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1') });
  }
  return parts;
}

const units = (hex: string) => hex.match(/.{1,4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];

/** What each glyph of a font stands for, by its number in the text: the map a reader copies and searches by. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [place, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      letters.set(Number.parseInt(from, 16) + place, String.fromCharCode(...units(hex.replaceAll(' ', ''))));
  return letters;
}

/** The text of a PDF as a reader would copy it, page under page. A glyph without a letter is a hole: it reads as U+FFFD. */
export function readPdf(pdf: Buffer): string[] {
  const parts = partsOf(pdf);
  const at = (number: string | undefined) => parts.get(number ?? '') ?? { head: '', body: '' };
  const pages = [...parts.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const resources = at(/\/Resources (\d+) 0 R/.exec(head)?.[1]).head;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [
        name,
        lettersOf(at(/\/ToUnicode (\d+) 0 R/.exec(at(number).head)?.[1]).body),
      ]),
    );
    const content = at(/\/Contents (\d+) 0 R/.exec(head)?.[1]).body;
    let font = new Map<number, string>();
    const runs = [...content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)].map(([, name, shown]) => {
      if (name) font = fonts.get(name) ?? new Map();
      return [...(shown ?? '').matchAll(/<([0-9a-f]+)>/gi)]
        .flatMap(([, hex = '']) => units(hex))
        .map((glyph) => font.get(glyph) || '\ufffd')
        .join('');
    });
    return runs.join('');
  });
}
