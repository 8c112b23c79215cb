import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * Recomputes the WCAG 2 contrast of every pair the components rely on, from app/globals.css itself. Text and icons
 * that stand for words need 4.5; outlines, bars and the focus ring need 3.
 */
type Oklch = readonly [lightness: number, chroma: number, hue: number];
type Tokens = ReadonlyMap<string, Oklch>;

const root = join(import.meta.dirname, '../..');
const css = readFileSync(join(root, 'app/globals.css'), 'utf8');

/** The text between the braces that follow `opening`. */
const blockAfter = (opening: string): string => {
  const start = css.indexOf('{', css.indexOf(opening) + opening.length - 1);
  let depth = 0;
  for (let at = start; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return css.slice(start + 1, at);
  }
  throw new Error(`globals.css has no block after ${opening}`);
};

const coloursIn = (block: string): Tokens => {
  const found = block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/gu);
  return new Map([...found].map(([, name, ...parts]) => [String(name), parts.map(Number) as unknown as Oklch]));
};

/** Relative luminance (WCAG 2) of an OKLCH colour shown in sRGB, rounded to the 8 bits of a screen. */
const luminance = ([lightness, chroma, hue]: Oklch): number => {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (linear: number): number => {
    const inGamut = Math.min(1, Math.max(0, linear));
    const encoded = inGamut <= 0.0031308 ? 12.92 * inGamut : 1.055 * inGamut ** (1 / 2.4) - 0.055;
    const byte = Math.round(encoded * 255) / 255;
    return byte <= 0.04045 ? byte / 12.92 : ((byte + 0.055) / 1.055) ** 2.4;
  };
  return (
    0.2126 * shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
};

const contrast = (one: Oklch, other: Oklch): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const light = coloursIn(blockAfter(':root,\n[data-theme="light"] {'));
const dark = coloursIn(blockAfter('@variant theme-dark {'));
const fixed = coloursIn(blockAfter('\n:root {'));
const themes = { light: new Map([...fixed, ...light]), dark: new Map([...fixed, ...dark]) };

const grounds = ['paper', 'surface', 'sunken', 'raised'];
const softs = ['pine-soft', 'clay-soft', 'success-soft', 'warning-soft', 'danger-soft', 'info-soft'];
const tintedStates = ['pending', 'booked', 'confirmed', 'arrived', 'done', 'no-show', 'excused'];
const states = [...tintedStates, 'in-room'];
const reasons = ['brick', 'amber', 'olive', 'meadow', 'lagoon', 'sky', 'lilac', 'rose'].map((name) => `reason-${name}`);

/** `[what is read, what it stands on]`. */
const textPairs: readonly (readonly [string, readonly string[]])[] = [
  ...['ink', 'ink-2', 'ink-3', 'pine', 'pine-strong', 'clay', 'success', 'warning', 'danger', 'info', 'state-cancelled-mark'].map(
    (text) => [text, grounds] as const,
  ),
  ['ink', softs],
  ['ink-2', softs],
  ['on-solid', ['pine', 'pine-strong', 'danger', 'clay']],
  ['pine-strong', ['pine-soft']],
  ...['success', 'warning', 'danger', 'info'].map((text) => [text, [`${text}-soft`]] as const),
  ...tintedStates.map((state) => ['ink', [`state-${state}`]] as const),
  ...tintedStates.map((state) => ['ink-2', [`state-${state}`]] as const),
  ...states.map((state) => [`state-${state}-mark`, [`state-${state}`]] as const),
  ['on-stage', ['stage', 'stage-2']],
  ['on-stage-2', ['stage', 'stage-2']],
  ['on-rec', ['rec']],
];
const shapePairs: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', grounds],
  ['focus', [...grounds, ...softs]],
  ...reasons.map((reason) => [reason, [...tintedStates.map((state) => `state-${state}`), 'paper', 'surface']] as const),
  ['stage-line', ['stage', 'stage-2']],
];

const shortfalls = (tokens: Tokens, pairs: typeof textPairs, floor: number): string[] => {
  const colour = (name: string): Oklch => {
    const found = tokens.get(name);
    if (!found) throw new Error(`globals.css does not define --${name}`);
    return found;
  };
  return pairs.flatMap(([front, backs]) =>
    backs
      .map((back) => ({ back, ratio: contrast(colour(front), colour(back)) }))
      .filter(({ ratio }) => ratio < floor)
      .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}, needs ${floor}`),
  );
};

describe('colour tokens', () => {
  it('measure as the WCAG formula says', () => {
    expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5);
    const worst = (tokens: Tokens) =>
      Math.min(...grounds.map((ground) => contrast(tokens.get('ink') as Oklch, tokens.get(ground) as Oklch)));
    expect(worst(themes.light)).toBeCloseTo(13.9, 0);
    expect(worst(themes.dark)).toBeCloseTo(12.2, 0);
  });

  it('are the same in both themes', () => {
    expect(light.size).toBeGreaterThan(45);
    expect([...dark.keys()]).toEqual([...light.keys()]);
  });

  it.each(['light', 'dark'] as const)('let every text be read in the %s theme', (theme) => {
    expect(shortfalls(themes[theme], textPairs, 4.5)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('let every outline, bar and focus ring be seen in the %s theme', (theme) => {
    expect(shortfalls(themes[theme], shapePairs, 3)).toEqual([]);
  });

  it('keep their dark values on the stage of the video room', () => {
    expect(shortfalls(themes.dark, [['danger', ['stage', 'stage-2']]], 4.5)).toEqual([]);
    expect(shortfalls(themes.dark, [['focus', ['stage', 'stage-2']]], 3)).toEqual([]);
  });

  it('are all there is: each name given to Tailwind exists, and no component mixes its own colour', () => {
    const declared = new Set([...css.matchAll(/^\s*--([\w-]+):/gmu)].map(([, name]) => name));
    const given = [...css.matchAll(/--color-[\w-]+: var\(--([\w-]+)\)/gu)].map(([, name]) => name);
    expect(given.filter((name) => !declared.has(name))).toEqual([]);

    const raw = /\b(?:oklch|oklab|rgba?|hsla?)\(|\[#[0-9a-f]{3,8}\]/u;
    const files = readdirSync(join(root, 'components'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    expect(files.filter((file) => raw.test(readFileSync(join(root, 'components', file), 'utf8')))).toEqual([]);
  });
});
