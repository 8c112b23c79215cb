import type { Result } from '@/lib/core/result';

export type StorageError = { readonly code: 'storage.missing' } | { readonly code: 'storage.unreachable' };

/** Where a file lies: segments of lower-case letters, digits, `_` and `-`, joined by `/`. Made of ids: never the name of a person or of their file. */
export type ObjectName = string;
export const isObjectName = (name: string): boolean => /^[a-z0-9_-]+(?:\/[a-z0-9_-]+)*$/.test(name) && name.length <= 300;

/** Which adapter stands behind the port; lib/sub-processors/outside.ts says of each who it reaches and what opens it. */
type StorageAdapter = 'local';

/**
 * Keeps files outside the database. What is put comes sealed: a store reads nothing of it. A file is there whole or not at all: one whose
 * writing was cut is never listed nor given. Never throws for what the store does.
 */
export type StoragePort = {
  readonly adapter: StorageAdapter;
  /** Reads `content` as fast as it can be kept, and throws on what reading it throws. An earlier file of that name is replaced. */
  put(name: ObjectName, content: AsyncIterable<Uint8Array>): Promise<Result<{ readonly bytes: number }, StorageError>>;
  get(name: ObjectName): Promise<Result<{ readonly bytes: number; readonly content: AsyncIterable<Uint8Array> }, StorageError>>;
  /** Done as well when there is none. */
  remove(name: ObjectName): Promise<Result<null, StorageError>>;
  /** Names under a folder of names, in order. */
  list(folder: ObjectName): Promise<Result<readonly ObjectName[], StorageError>>;
};
