'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';

const switchName = 'prati-agenda-keys';
const listeners = new Set<() => void>();

const isOn = () => {
  try {
    return localStorage.getItem(switchName) !== 'off';
  } catch {
    // A browser that keeps nothing has them on, as everyone at first.
    return true;
  }
};

/** Whether single keys act, on this device. Kept in the browser: it says nothing about anyone. */
export function useKeySwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    isOn,
    () => true,
  );
  const turn = (next: boolean) => {
    try {
      if (next) localStorage.removeItem(switchName);
      else localStorage.setItem(switchName, 'off');
    } catch {
      // Nothing can be kept here: the switch has no effect beyond this page, which the list below still hears.
    }
    for (const changed of listeners) changed();
  };
  return [on, turn];
}

const isTypedInto = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Single keys of the page, by the character they produce, so that every keyboard layout has them. Not while typing, not over a dialog, not
 * with Ctrl, Alt or Meta.
 */
export function useKeys(on: boolean, keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (isTypedInto(event.target) || document.querySelector('dialog:modal')) return;
      const name = event.key.toLowerCase();
      const act = current.current[name];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
