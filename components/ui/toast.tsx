'use client';

import { Check, Undo2, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Button } from './button';

/** Done, and how to take it back. Errors never live in a toast. */
export type Toast = { message: string; undo?: { label: string; onUndo: () => void } };

type Shown = Toast & { key: number };
type Words = { region: string; close: string };

const shownForMs = 8_000;
const atMost = 3;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** `showToast({ message, undo })`, for any client component under `ToastProvider`. */
export const useToast = (): ((toast: Toast) => void) => {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a ToastProvider above it');
  return show;
};

/** Bottom left, read out politely, gone after 8 s of not being looked at. Dashboard layout; the booking page has none. */
export function ToastProvider({ words, children }: { words: Words; children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const nextKey = useRef(0);

  const show = useCallback((toast: Toast) => {
    nextKey.current += 1;
    const key = nextKey.current;
    setToasts((current) => [...current, { ...toast, key }].slice(-atMost));
  }, []);
  const dismiss = useCallback((key: number) => setToasts((current) => current.filter((toast) => toast.key !== key)), []);

  return (
    <ToastContext value={show}>
      {children}
      <section
        aria-label={words.region}
        aria-live="polite"
        data-print="hide"
        className="pointer-events-none fixed bottom-[calc(1rem+var(--bottom-bar,0rem)+env(safe-area-inset-bottom))] left-4 z-50 grid max-w-[calc(100vw-2rem)] gap-2"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.key} toast={toast} closeLabel={words.close} onDismiss={() => dismiss(toast.key)} />
        ))}
      </section>
    </ToastContext>
  );
}

function ToastCard({ toast, closeLabel, onDismiss }: { toast: Toast; closeLabel: string; onDismiss: () => void }) {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  useDismissAfter(shownForMs, hovered || focused, onDismiss);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering and focusing only pause the clock
    <div
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      className="pointer-events-auto flex min-h-12 max-w-lg flex-wrap items-center gap-x-1 rounded-panel border border-line bg-raised py-1 pr-1 pl-4 text-ink shadow-dialog motion-safe:transition-[opacity,translate] motion-safe:duration-popover starting:opacity-0 motion-safe:starting:translate-y-2"
    >
      <Check aria-hidden className="mr-2 size-5 text-success" />
      <p className="mr-2 flex-1 basis-40 py-2">{toast.message}</p>
      {toast.undo ? (
        <Button
          kind="quiet"
          icon={<Undo2 aria-hidden />}
          className="px-3! text-pine! hover:text-pine-strong! max-sm:order-last max-sm:ml-4"
          onClick={() => {
            toast.undo?.onUndo();
            onDismiss();
          }}
        >
          {toast.undo.label}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label={closeLabel}
        title={closeLabel}
        onClick={onDismiss}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink [&_svg]:size-4.5"
      >
        <X aria-hidden />
      </button>
    </div>
  );
}

/** Counts only the time it is not paused. */
function useDismissAfter(milliseconds: number, paused: boolean, onDismiss: () => void) {
  const left = useRef(milliseconds);
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    if (paused) return;
    const from = performance.now();
    const timer = setTimeout(() => dismiss.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1_000, left.current - (performance.now() - from));
    };
  }, [paused]);
}
