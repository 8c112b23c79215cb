export const resourceKinds = ['room', 'equipment'] as const;
/** A room, or a piece of equipment. */
export type ResourceKind = (typeof resourceKinds)[number];
