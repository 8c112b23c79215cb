import { ChevronRight } from 'lucide-react';
import type { Facts } from '@/lib/registers/schema';
import { FactList } from './paper-view';

type ProcessingListProps = { processings: readonly { key: string; name: string; line: string; facts: Facts }[] };

/** One line per processing; what the law asks to say of it stands inside. Opens without scripts. */
export function ProcessingList({ processings }: ProcessingListProps) {
  return (
    <div className="overflow-clip rounded-panel border border-line bg-surface">
      {processings.map(({ key, name, line, facts }) => (
        <details key={key} className="group border-line not-first:border-t">
          <summary className="focus-inset flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2 hover:bg-paper [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-4.5 flex-none text-ink-2 group-open:rotate-90" />
            <span className="min-w-0">
              <span className="block font-semibold">{name}</span>
              <span className="block text-ink-2">{line}</span>
            </span>
          </summary>
          <div className="px-4 pt-2 pb-5 sm:pl-12">
            <FactList rows={facts} />
          </div>
        </details>
      ))}
    </div>
  );
}
