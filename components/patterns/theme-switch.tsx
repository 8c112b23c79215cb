'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { type Theme, themeCookie } from './theme';

type ThemeSwitchProps = { legend: string; words: Record<Theme, string>; initial: Theme };

const aYear = 31_536_000;

/** Applies at once and is remembered on this device; the layout reads the cookie, so the next page has no flash. */
export function ThemeSwitch({ legend, words, initial }: ThemeSwitchProps) {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${aYear}; samesite=lax`;
  };
  const choice = (value: Theme, Icon: typeof Sun) => ({
    value,
    label: (
      <>
        <Icon aria-hidden />
        {words[value]}
      </>
    ),
  });
  return (
    <SegmentedControl
      name="theme"
      legend={legend}
      value={theme}
      onChange={(event) => choose(event.target.value as Theme)}
      choices={[choice('system', Monitor), choice('light', Sun), choice('dark', Moon)]}
    />
  );
}
