import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { ResourceError } from './errors';
import { mayKeepResources } from './policy';
import type { AddResource, RenameResource } from './schema';
import { findResource, insertResource, isNameTaken, lockSite, siteExists, updateName } from './settings/data';

/** Adds a room or a piece of equipment to a site. Two of one name at one site could not be told apart: refused. */
export const addResource = (ctx: Context, resource: AddResource): Promise<Result<{ id: Id<'resource'> }, ResourceError>> =>
  changeInPractice(ctx, 'resources.add', async (tx) => {
    if (!mayKeepResources(tx.actor)) return err({ code: 'resource.not_allowed' });
    if (!(await siteExists(tx, resource.siteId))) return err({ code: 'resource.site_not_found' });
    await lockSite(tx, resource.siteId);
    if (await isNameTaken(tx, resource)) return err({ code: 'resource.name_taken' });
    const id = await insertResource(tx, resource);
    await record(tx, 'practice.settings_changed', { what: 'resource' });
    await recordAudit(tx, 'resource.added', id, { kind: resource.kind });
    return ok({ id });
  });

export const renameResource = (ctx: Context, { id, name }: RenameResource): Promise<Result<null, ResourceError>> =>
  changeInPractice(ctx, 'resources.rename', async (tx) => {
    if (!mayKeepResources(tx.actor)) return err({ code: 'resource.not_allowed' });
    const resource = await findResource(tx, id);
    if (!resource || resource.isArchived) return err({ code: 'resource.not_found' });
    await lockSite(tx, resource.siteId);
    if (await isNameTaken(tx, { siteId: resource.siteId, name, except: id })) return err({ code: 'resource.name_taken' });
    await updateName(tx, { id, name });
    await record(tx, 'practice.settings_changed', { what: 'resource' });
    await recordAudit(tx, 'resource.renamed', id, {});
    return ok(null);
  });
