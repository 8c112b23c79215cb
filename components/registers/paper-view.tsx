import Link from 'next/link';
import { Fragment } from 'react';
import type { Block, Facts, Paper, Part } from '@/lib/registers/schema';

type PaperViewProps = {
  paper: Paper;
  /** Name of the list of contents. */
  contents: string;
};

/** A document on screen: what it holds beside it, its parts under each other, tables that scroll by themselves, the same on paper. */
export function PaperView({ paper, contents }: PaperViewProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <Contents label={contents} parts={paper.parts} />
      <div className="grid min-w-0 gap-10 print:block">
        <FactList rows={paper.facts} />
        {paper.parts.map((part) => (
          <PaperPart key={part.id} part={part} />
        ))}
      </div>
    </div>
  );
}

function Contents({ label, parts }: { label: string; parts: readonly Part[] }) {
  const links = (
    <ol className="grid gap-1">
      {parts.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="flex min-h-9 items-center rounded-control px-3 py-1 text-body text-ink-2 no-underline hover:bg-sunken hover:text-ink"
          >
            {title}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <details data-print="hide" className="rounded-panel border border-line bg-surface lg:hidden">
        <summary className="flex min-h-12 cursor-pointer items-center px-4 font-semibold">{label}</summary>
        <nav aria-label={label} className="border-t border-line p-2">
          {links}
        </nav>
      </details>
      <nav aria-label={label} data-print="hide" className="sticky top-4 self-start max-lg:hidden">
        <p className="px-3 pb-1 text-small font-semibold text-ink-2">{label}</p>
        {links}
      </nav>
    </>
  );
}

function PaperPart({ part: { id, title, blocks } }: { part: Part }) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3 print:mb-6 print:block">
      <h2 id={id} className="scroll-mt-4 text-h2">
        {title}
      </h2>
      <Blocks blocks={blocks} />
    </section>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn once
    <Fragment key={place}>{drawn(block)}</Fragment>
  ));
}

function drawn(block: Block) {
  switch (block.kind) {
    case 'text':
      return <p className="max-w-prose wrap-anywhere">{block.text}</p>;
    case 'list':
      return (
        <ul className="grid max-w-prose list-disc gap-1 pl-5">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'links':
      return (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {block.items.map(({ text, href }) => (
            <li key={href}>
              <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
                {text}
              </Link>
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return <FactList rows={block.rows} />;
    case 'fill':
      return (
        <div className="grid max-w-prose gap-1">
          <p className="font-semibold">{block.label}</p>
          {Array.from({ length: block.lines }, (_, place) => place).map((place) => (
            <div key={place} aria-hidden className="h-8 border-b border-line-strong" />
          ))}
        </div>
      );
    case 'table':
      return <PaperTable {...block} />;
  }
}

export function FactList({ rows }: { rows: Facts }) {
  return (
    <dl className="grid max-w-3xl gap-3 sm:gap-2">
      {rows.map(({ label, lines }) => (
        <div key={label} className="grid gap-x-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="font-semibold">{label}</dt>
          <dd className="wrap-anywhere">
            {lines.map((one) => (
              <span key={one} className="block">
                {one}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Said again: a cell drawn as a block is no longer a cell to a screen reader. */
const as = {
  ...{ table: { role: 'table' }, rowgroup: { role: 'rowgroup' }, row: { role: 'row' } },
  ...{ columnheader: { role: 'columnheader' }, rowheader: { role: 'rowheader' }, cell: { role: 'cell' } },
} as const;

/** On a phone each row is a card, its cells under the name of their column; wider than the page, it scrolls in its own frame, which the keyboard reaches. */
function PaperTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of forms, and a section would be a second landmark of the same name
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
      tabIndex={0}
      className="focus-inset overflow-x-auto rounded-panel border border-line bg-surface print:overflow-visible print:border-0"
    >
      <table {...as.table} className="w-full border-collapse text-left text-body max-sm:block sm:min-w-120 print:min-w-0">
        <caption className="sr-only">{caption}</caption>
        <thead {...as.rowgroup} className="max-sm:sr-only">
          <tr {...as.row} className="border-b border-line">
            {head.map((word) => (
              <th
                key={word}
                {...as.columnheader}
                scope="col"
                className="px-3 py-2 align-bottom text-small font-semibold text-ink-2 first:pl-4 last:pr-4"
              >
                <Lines of={word} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup} className="max-sm:block">
          {rows.map(([first, ...rest]) => (
            <tr
              key={[first, ...rest].join('|')}
              {...as.row}
              className="border-b border-line last:border-b-0 max-sm:grid max-sm:gap-2 max-sm:p-4"
            >
              <th {...as.rowheader} scope="row" className="align-top font-semibold sm:min-w-28 sm:px-3 sm:py-2 sm:pl-4">
                <Lines of={first ?? ''} />
              </th>
              {rest.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                <td key={place} {...as.cell} className="align-top wrap-anywhere sm:min-w-24 sm:px-3 sm:py-2 sm:last:pr-4">
                  <span aria-hidden className="block text-small text-ink-2 sm:hidden">
                    {head[place + 1]?.replaceAll('\n', ', ')}
                  </span>
                  <Lines of={word} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is several things in one cell stands under each other; in the first cell the name before what is said of it. */
function Lines({ of }: { of: string }) {
  return of.split('\n').map((line, place) => (
    <span key={line} className={place > 0 ? 'mt-1 block font-normal' : 'block'}>
      {line}
    </span>
  ));
}
