import { useState } from 'react';

/** `system`: as the reader's device has it. */
export type Theme = 'system' | 'light' | 'dark';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

const key = 'theme';

/** What was chosen before on this device; a browser that keeps nothing has the system's. */
function keptTheme(): Theme {
  try {
    const kept = window.localStorage.getItem(key);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme: Theme): void {
  try {
    if (theme === 'system') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, theme);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Show the kept theme: before anything is drawn. */
export function startTheme(): void {
  show(keptTheme());
}

/** The theme and how to choose another. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(keptTheme);
  return [
    theme,
    (next) => {
      keepTheme(next);
      show(next);
      setTheme(next);
    },
  ];
}
