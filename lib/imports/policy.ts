import type { Actor } from '@/lib/core/actor';
import { mayCarryBase } from '@/lib/patients/policy';

/** Lists of patients and agendas come in by those who answer for them. */
export const mayImport = (actor: Actor) => mayCarryBase(actor);
