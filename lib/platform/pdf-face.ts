import path from 'node:path';

type Kit = typeof import('@react-pdf/renderer');

/** The face of the screens, in the shares its maker cuts it into, then the scripts it does not have. Each is asked in turn for a letter. */
const shares: readonly (readonly [family: string, share: string])[] = [
  ...(['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'] as const).map(
    (share) => ['source-sans-3', share] as const,
  ),
  ['noto-sans-hebrew', 'hebrew'],
  ['noto-sans-arabic', 'arabic'],
];
const weights = [400, 600] as const;
const names = shares.map(([family, share]) => `${family} ${share}`);
/** Above so many letters a word may be wider than its column; a hyphen in the middle is better than letters over the next one. */
const longest = 24;
const piece = 12;

function register({ Font }: Kit): void {
  for (const [at, [family, share]] of shares.entries())
    Font.register({
      family: names[at] ?? family,
      fonts: weights.map((weight) => ({
        src: path.join(process.cwd(), 'node_modules', '@fontsource', family, 'files', `${family}-${share}-${weight}-normal.woff`),
        fontWeight: weight,
      })),
    });
  // The kit cuts words by the rules of English.
  Font.registerHyphenationCallback((word) => (word.length > longest ? (word.match(new RegExp(`.{1,${piece}}`, 'gsu')) ?? [word]) : [word]));
}

export type Face = {
  /** For `fontFamily`. */
  readonly family: string[];
  /** The text as this face can set it: letters it does not have become a question mark, never another letter or a hole. */
  readonly say: (text: string) => string;
};

type Letters = {
  readonly characterSet: readonly number[];
  glyphForCodePoint(at: number): unknown;
  hasGlyphForCodePoint(at: number): boolean;
};
/** Forms of a letter that shaping chooses by itself; to name them here would hide what they stand for. */
const isForm = (at: number) => (at >= 0xfb00 && at <= 0xfdff) || (at >= 0xfe70 && at <= 0xfeff);

/**
 * A file remembers a glyph with the letter it was first asked for. Written as a part of another (the E within É), it is remembered without
 * one, and every later document of the process loses that letter: so each is asked for by its own letter first.
 */
function introduce(letters: Letters): void {
  for (const at of letters.characterSet) if (!isForm(at)) letters.glyphForCodePoint(at);
}

async function load(kit: Kit): Promise<Face> {
  const { Font } = kit;
  register(kit);
  const wanted = names.flatMap((fontFamily) => weights.map((fontWeight) => ({ fontFamily, fontWeight })));
  await Promise.all(wanted.map((one) => Font.load(one)));
  const files = wanted.map((one) => Font.getFont(one)?.data as unknown as Letters);
  for (const file of files) introduce(file);
  const isKnown = (letter: string) => letter === '\n' || files.some((file) => file.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  const say = (text: string) =>
    [...text.normalize('NFC').replaceAll('\u202f', '\u00a0').replaceAll('\u2011', '-')]
      .map((letter) => (isKnown(letter) ? letter : '?'))
      .join('');
  return { family: names, say };
}

let loaded: Promise<Face> | null = null;
/** The letters of every PDF: Latin with all its marks, Greek, Cyrillic, Hebrew, Arabic. Read from the disk by the first who asks; tried again after a failure. */
export function loadFace(kit: Kit): Promise<Face> {
  loaded ??= load(kit).catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}
