export const modes = ['in_person', 'video', 'phone', 'home'] as const;
/** How a visit takes place. */
export type VisitMode = (typeof modes)[number];
