import type { z } from 'zod';
import type { Refusal } from '@/app/_server/errors';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import type { Desk, openDesk } from './desk';

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Refusal };
/** What a form is told beside its fields, as `action` answers it: the key of each sentence by the field's name. */
type FormRefusal = { readonly code: 'form.invalid'; readonly issues: readonly z.core.$ZodIssue[] };
export type Answer = Refusal | FormRefusal | null;

/** One wrong wish: what refuses it, with which code, and beside which field where a form does. */
export type Refused = {
  readonly rule: string;
  readonly wish: string;
  /** The verb or the schema's form that says no. */
  readonly by: string;
  readonly code: string;
  readonly field?: string;
  /** Tables a refusal may write to: a wrong code is counted, a right one is noted. */
  readonly writes?: readonly string[];
  readonly practice?: Parameters<typeof openDesk>[0];
  /** What stands before; its answer is what the wish needs. The refusal is what `ask` returns. */
  readonly ask: (desk: Desk) => Promise<() => Promise<Answer>>;
};

export const answerOf = (outcome: Outcome): Answer => (outcome.ok ? null : outcome.error);

/** A form of the settings as `action` does it: parse, then the verb as the owner or as somebody else. */
export const sent = async <S extends z.ZodType, T>(
  ctx: Context,
  { schema, verb }: { schema: S; verb: (ctx: Context, input: z.output<S>) => Promise<Outcome | { ok: true; value: T }> },
  values: object,
): Promise<Answer> => {
  const parsed = schema.safeParse(values, { reportInput: true });
  return parsed.success ? answerOf(await verb(ctx, parsed.data)) : { code: 'form.invalid', issues: parsed.error.issues };
};

const role = (desk: Desk, change: Pick<MemberActor, 'role' | 'practitionerId'>) =>
  desk.as({ ...(desk.member.actor as MemberActor), ...change });
/** The colleague, who keeps the own agenda and nobody else's. */
export const colleagueOf = (desk: Desk) => role(desk, { role: 'practitioner', practitionerId: desk.colleague.practitionerId });
