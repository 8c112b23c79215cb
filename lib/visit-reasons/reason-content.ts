import type { SaveVisitReason, VisitReason } from './schema';

type Kept = Omit<SaveVisitReason, 'id' | 'practitionerId'>;

/** What a reason says, for its fingerprint. A question's id is left out: one just added gets its own when it is stored. */
export const reasonContent = (reason: VisitReason | SaveVisitReason) =>
  ({
    ...{ label: reason.label, colour: reason.colour, priceMinor: reason.priceMinor, modes: [...reason.modes].sort() },
    ...{ durationMinutes: reason.durationMinutes, stepMinutes: reason.stepMinutes },
    ...{ bufferBefore: reason.bufferBefore, bufferAfter: reason.bufferAfter },
    ...{ minNoticeMinutes: reason.minNoticeMinutes, horizonDays: reason.horizonDays },
    ...{ maxPerDay: reason.maxPerDay, maxPerWeek: reason.maxPerWeek, maxPerPatientWeek: reason.maxPerPatientWeek },
    ...{ capacity: reason.capacity, resourceNeeds: reason.resourceNeeds },
    ...{ bookableOnline: reason.bookableOnline, forNewPatients: reason.forNewPatients, forKnownPatients: reason.forKnownPatients },
    ...{ changeOnline: reason.changeOnline, changeUntilHours: reason.changeUntilHours, cancelNoticeHours: reason.cancelNoticeHours },
    ...{ instructions: reason.instructions, documentsToBring: reason.documentsToBring, reminders: reason.reminders },
    questions: reason.questions.map(({ id: _id, ...question }) => question),
  }) satisfies Record<keyof Kept, unknown>;
