'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { phoneText } from '@/components/patients/phone-text';
import { type AgendaBlock, type AgendaModel, isExpected } from './agenda-as-drawn';
import type { Wording } from './wording';

const leastRows = 1;

type SheetProps = { model: AgendaModel; blocks: ReadonlyMap<string, AgendaBlock>; wording: Wording };

/** A4, one sheet for each practitioner and day: what is printed of the agenda, whatever is on the screen. Drawn only while printing. */
export function DaySheet({ model, blocks, wording }: SheetProps) {
  const isPrinting = usePrinting(footerOf(model, wording));
  if (!isPrinting) return null;
  const sheets = model.columns.map((column) => {
    const day = model.days.find(({ date }) => date === column.date);
    return {
      column,
      visits: [...blocks.values()]
        .filter(
          ({ practitionerId, look, start }) =>
            practitionerId === column.practitionerId && isExpected(look) && day && start >= day.from && start < day.to,
        )
        .sort((a, b) => a.start - b.start),
    };
  });
  const filled = sheets.filter(({ visits }) => visits.length >= leastRows);
  return (
    <div data-day-sheet className="hidden text-ink print:block">
      {(filled.length > 0 ? filled : sheets.slice(0, 1)).map(({ column, visits }) => (
        <Sheet key={column.key} {...{ column, visits, wording }} />
      ))}
    </div>
  );
}

function Sheet({
  column,
  visits,
  wording: { t, when, nameOf, hoursOf },
}: {
  column: AgendaModel['columns'][number];
  visits: AgendaBlock[];
  wording: Wording;
}) {
  const head = 'border-b-2 border-current px-1.5 py-1 text-left font-semibold';
  const cell = 'border-b border-current px-1.5 py-1.5 align-top';
  return (
    <section className="break-before-page first:break-before-auto">
      <h1 className="text-h2 first-letter:uppercase">{when(column.anchor + 1, 'sentence-day')}</h1>
      <p className="mb-3">
        {column.name} · {hoursOf(column)} · {t('sheet.count', { count: visits.length })}
      </p>
      <table className="w-full table-fixed border-collapse text-[10pt] leading-snug">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-[13mm]`}>
              {t('sheet.time')}
            </th>
            <th scope="col" className={`${head} w-[38mm]`}>
              {t('sheet.name')}
            </th>
            <th scope="col" className={`${head} w-[13mm]`}>
              {t('sheet.born')}
            </th>
            <th scope="col" className={`${head} w-[36mm]`}>
              {t('sheet.reason')}
            </th>
            <th scope="col" className={`${head} w-[27mm]`}>
              {t('sheet.phone')}
            </th>
            <th scope="col" className={head}>
              {t('sheet.notes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {visits.map((block) => (
            <tr key={block.id} className="break-inside-avoid">
              <td className={`${cell} font-semibold`}>{when(block.start, 'time')}</td>
              <td className={`${cell} font-semibold [overflow-wrap:anywhere]`}>{nameOf(block)}</td>
              <td className={cell}>{block.birthYear}</td>
              <td className={`${cell} [overflow-wrap:anywhere]`}>
                {block.reason}
                {block.mode === 'in_person' ? null : ` · ${t(`mode.${block.mode}`)}`}
                {block.overbooked ? ` · ${t('block.overbookedLabel')}` : null}
              </td>
              <td className={cell}>{block.phone ? phoneText(block.phone) : null}</td>
              <td className={cell} />
            </tr>
          ))}
        </tbody>
      </table>
      {visits.length === 0 ? <p className="mt-2">{t('empty.day')}</p> : null}
    </section>
  );
}

const footerOf = ({ practiceName, columns }: AgendaModel, { t, when }: Wording) => {
  const first = columns[0];
  return [t('sheet.confidential'), practiceName, first ? when(first.anchor + 1, 'date') : ''].filter(Boolean).join(' · ');
};

/** Whether the page is being printed. The foot of each sheet is a rule of its own: text cannot reach a page margin any other way. */
function usePrinting(footer: string): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { size: A4 portrait; margin: 14mm 12mm 16mm; font-size: 9pt;
        @bottom-left { content: ${JSON.stringify(footer)}; font-size: 9pt; }
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }`,
    );
    const print = () => {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== sheet), sheet];
      // The browser lays the page out right after this event: what is printed has to be there by then.
      flushSync(() => setPrinting(true));
    };
    const stop = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      setPrinting(false);
    };
    const media = matchMedia('print');
    const turned = () => (media.matches ? print() : stop());
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', stop);
    media.addEventListener('change', turned);
    if (media.matches) queueMicrotask(print);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', stop);
      media.removeEventListener('change', turned);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [footer]);
  return isPrinting;
}
