import 'server-only';
import type { Instruction } from '@/lib/registers/list-instructions';
import type { Say } from '@/lib/registers/words';

/** An act in words; one another version of Prati wrote is a setting all the same. */
export function sayAct(say: Say, { act }: Pick<Instruction, 'act'>): string {
  const key = `registers.act.${act}`;
  return say(say.has(key) ? key : 'registers.act.other');
}

export function sayWho(say: Say, { actorKind, memberName }: Pick<Instruction, 'actorKind' | 'memberName'>): string {
  if (actorKind !== 'member') return say('registers.section.instructions.prati');
  return memberName ?? say('registers.section.instructions.gone');
}
