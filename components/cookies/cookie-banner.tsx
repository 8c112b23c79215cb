'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * At the lower edge, last in the page and in reading order: nothing waits behind it. What else sticks to that edge is moved above it, and
 * Escape inside it is a no, as closing it is.
 */
export function CookieBanner({ label, children }: { label: string; children: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const banner = section.current;
    const frame = banner?.parentElement;
    if (!banner || !frame) return;
    const tell = () => {
      frame.style.setProperty('--bottom-bar', `${banner.offsetHeight}px`);
      document.documentElement.style.scrollPaddingBottom = `${banner.offsetHeight}px`;
    };
    const watch = new ResizeObserver(tell);
    watch.observe(banner);
    const refuse = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') banner.querySelector<HTMLButtonElement>('[data-refuse]')?.click();
    };
    banner.addEventListener('keydown', refuse);
    return () => {
      watch.disconnect();
      banner.removeEventListener('keydown', refuse);
      frame.style.removeProperty('--bottom-bar');
      document.documentElement.style.scrollPaddingBottom = '';
    };
  }, []);
  return (
    <section
      ref={section}
      aria-label={label}
      data-print="hide"
      className="sticky bottom-0 z-30 border-t border-line-strong bg-raised pb-[env(safe-area-inset-bottom)] shadow-popover"
    >
      <div className="mx-auto max-w-264 px-4 pt-3 pb-1 sm:px-6">{children}</div>
    </section>
  );
}
