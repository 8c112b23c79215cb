'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sidebarCookie } from './sidebar-memory';

const aYear = 31_536_000;

/** Unfolds the sidebar where the page leaves it only a rail, and folds it again. The device keeps it; the frame is not drawn anew. */
export function RailSwitch({ unfolded }: { unfolded: boolean }) {
  const t = useTranslations('shell');
  const [isOpen, setOpen] = useState(unfolded);
  const Icon = isOpen ? PanelLeftClose : PanelLeftOpen;
  const word = t(isOpen ? 'fold' : 'unfold');
  return (
    <button
      type="button"
      title={word}
      onClick={({ currentTarget }) => {
        const next = !isOpen;
        // biome-ignore lint/suspicious/noDocumentCookie: the store that could replace it is not in every browser yet
        document.cookie = `${sidebarCookie}=${next ? 'unfolded' : ''}; path=/; max-age=${next ? aYear : 0}; samesite=lax`;
        currentTarget.closest('[data-shell]')?.toggleAttribute('data-unfolded', next);
        setOpen(next);
      }}
      className="hidden min-h-11 w-full items-center gap-3 rounded-control px-2 font-semibold text-ink-2 hover:bg-sunken hover:text-ink xl:in-data-rail:flex xl:railed:justify-center"
    >
      <Icon aria-hidden className="size-5" />
      <span className="xl:railed:sr-only">{word}</span>
    </button>
  );
}
