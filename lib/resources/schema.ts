import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import { type ResourceKind, resourceKinds } from './rules';

/** A room or a piece of equipment in use at a site. */
export type ResourceLine = {
  readonly id: Id<'resource'>;
  readonly siteId: Id<'site'>;
  readonly kind: ResourceKind;
  readonly name: string;
};

const name = z
  .string({ error: 'resource.name_missing' })
  .trim()
  .min(1, { error: 'resource.name_missing' })
  .max(60, { error: 'resource.name_long' });
export const addResourceInput = z.object({
  siteId: idSchema('site'),
  kind: z.enum(resourceKinds, { error: 'resource.kind_missing' }),
  name,
});
export type AddResource = z.output<typeof addResourceInput>;

export const renameResourceInput = z.object({ id: idSchema('resource'), name });
export type RenameResource = z.output<typeof renameResourceInput>;

export const oneResourceInput = z.object({ id: idSchema('resource') });
