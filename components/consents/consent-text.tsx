import { ChevronRight } from 'lucide-react';

type ConsentTextProps = { title: string; words: string; about: string; open?: boolean };

/** The very text that is answered, whole, folded away until asked for. `about`: its version, date and hash. */
export function ConsentText({ title, words, about, open = false }: ConsentTextProps) {
  return (
    <details open={open}>
      <summary className="link inline-flex min-h-target cursor-pointer items-center gap-1 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 in-open:rotate-90" />
        {title}
      </summary>
      <div className="grid max-w-prose gap-3 border-l-2 border-line py-1 pl-4">
        {words.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className="text-small break-all text-ink-2">{about}</p>
      </div>
    </details>
  );
}
