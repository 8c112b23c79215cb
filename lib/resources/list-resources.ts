import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import type { ResourceError } from './errors';
import type { ResourceLine } from './schema';
import { findResources } from './settings/data';

/** The rooms and equipment in use, of all sites. Members only: patients never see them. */
export const listResources = (ctx: Context): Promise<Result<readonly ResourceLine[], ResourceError>> =>
  inPractice(ctx, async (tx) => (tx.actor.kind === 'member' ? ok(await findResources(tx)) : err({ code: 'resource.not_allowed' })));
