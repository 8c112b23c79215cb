import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { ResourceError } from './errors';
import { mayKeepResources } from './policy';
import type { ResourceLine } from './schema';
import { findReasonsNeeding, findResource, isNameTaken, lockSite, setArchived } from './settings/data';

/**
 * Takes a room or a piece of equipment out of use; the visits that have it keep it. Refused while a visit reason asks for it, with the
 * reason's name: that reason could not be booked any more.
 */
export const archiveResource = (ctx: Context, { id }: { id: Id<'resource'> }): Promise<Result<ResourceLine, ResourceError>> =>
  changeInPractice(ctx, 'resources.archive', async (tx) => {
    if (!mayKeepResources(tx.actor)) return err({ code: 'resource.not_allowed' });
    const resource = await findResource(tx, id);
    if (!resource || resource.isArchived) return err({ code: 'resource.not_found' });
    // The row first: a reason that is being saved with it has either been written by now or will find it archived.
    await setArchived(tx, id, tx.clock.now());
    const [reason, ...others] = await findReasonsNeeding(tx, id);
    if (reason) {
      await setArchived(tx, id, null);
      return err({ code: 'resource.needed', reason, more: others.length });
    }
    await record(tx, 'practice.settings_changed', { what: 'resource' });
    await recordAudit(tx, 'resource.archived', id, {});
    return ok(resource);
  });

/** Puts it back into use, unless its name was given to another meanwhile. */
export const restoreResource = (ctx: Context, { id }: { id: Id<'resource'> }): Promise<Result<null, ResourceError>> =>
  changeInPractice(ctx, 'resources.restore', async (tx) => {
    if (!mayKeepResources(tx.actor)) return err({ code: 'resource.not_allowed' });
    const resource = await findResource(tx, id);
    if (!resource) return err({ code: 'resource.not_found' });
    await lockSite(tx, resource.siteId);
    if (await isNameTaken(tx, { ...resource, except: id })) return err({ code: 'resource.name_taken' });
    await setArchived(tx, id, null);
    await record(tx, 'practice.settings_changed', { what: 'resource' });
    await recordAudit(tx, 'resource.restored', id, {});
    return ok(null);
  });
