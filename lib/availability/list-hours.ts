import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findHours } from './hours/data';

/** Weekly openings, exceptions and absences of one practitioner, as the settings show them. Absences are instants. */
export const listHours = (ctx: Context, practitionerId: Id<'practitioner'>) => inPractice(ctx, (tx) => findHours(tx, practitionerId));
