'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { agendaPath } from './address';

const switchName = 'prati_agenda_keys';
const listeners = new Set<() => void>();

const isOn = () => !document.cookie.split('; ').includes(`${switchName}=off`);

/** Whether single keys act, on this device. Kept in a cookie of the agenda for a year: it says nothing about anyone. */
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
    // biome-ignore lint/suspicious/noDocumentCookie: the store that could replace it is not in every browser yet
    document.cookie = `${switchName}=${next ? 'on' : 'off'}; path=${agendaPath}; max-age=${next ? 0 : 31_536_000}; samesite=lax`;
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

/** Keys with Ctrl or Cmd, which are no single ones and so always act. Undoing what is typed stays the field's own. */
export function useControlKeys(keys: Readonly<Record<string, () => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
      if (isTypedInto(event.target) || document.querySelector('dialog:modal')) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
