'use client';

import { ChevronRight } from 'lucide-react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';

type ChoosePracticeFormProps = {
  action: FormAction;
  next: string | null;
  practices: readonly { practiceId: string; name: string; role: string }[];
};

/** One press enters. */
export function ChoosePracticeForm({ action, next, practices }: ChoosePracticeFormProps) {
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid gap-2">
      <FormRefusal state={state} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {practices.map(({ practiceId, name, role }) => (
        <button
          key={practiceId}
          type="submit"
          name="practiceId"
          value={practiceId}
          className="flex min-h-14 w-full items-center justify-between gap-3 rounded-panel border border-line-strong bg-surface px-4 py-2 text-left hover:border-ink-2 hover:bg-sunken"
        >
          <span className="grid">
            <span className="font-semibold">{name}</span>
            <span className="text-body text-ink-2">{role}</span>
          </span>
          <ChevronRight aria-hidden className="size-4.5 text-ink-2" />
        </button>
      ))}
    </form>
  );
}
