import {
  CannotOpen,
  deriveKey,
  KeyDestroyed,
  keyIdOf,
  openBytes,
  type Place,
  placeName,
  type SealingKey,
  sealBytes,
  unwrapKey,
} from './crypto';

/** Seals and opens the texts of one owner. Seals with the newest key, opens with any key of that owner still standing. */
export type Sealer = {
  readonly keyId: string;
  seal(plain: string, place: Place): string;
  /** @throws {CannotOpen} for another owner's or place's text; {KeyDestroyed} for one sealed with a key that is gone. */
  open(sealed: string, place: Place): string;
};

/** One version of an owner's key, as stored; `wrapped` is null once destroyed. */
export type StoredKey = { readonly id: string; readonly version: number; readonly wrapped: string | null };

/** One version of an owner's key, in clear. */
export type Root = { readonly id: string; readonly version: number; readonly practice: string | null; readonly secret: Buffer };

/** Whose key it is and where it is stored. */
export type KeyOwner = {
  readonly name: string;
  readonly practice: string | null;
  readonly table: 'data_key' | 'account_key' | 'archive_key';
};

/** All versions of one owner's key, newest first; a destroyed one has no root. Never empty. */
export type Ring = { readonly owner: string; readonly versions: readonly { readonly id: string; readonly root: Root | null }[] };

/** One root never serves two ends: what seals texts and what wraps keys are derived apart. */
export const keyFor = (purpose: 'seal' | 'wrap', root: Root): SealingKey => ({ ...root, secret: deriveKey(root.secret, [purpose]) });

export function newestOf(ring: Ring): Root {
  const root = ring.versions[0]?.root;
  if (!root) throw new KeyDestroyed(ring.owner);
  return root;
}

/** Unwraps what is stored for one owner, each version with the one of `wrappers` it was wrapped by. */
export function ringOf(owner: KeyOwner, stored: readonly StoredKey[], wrappers: readonly SealingKey[]): Ring {
  if (stored.length === 0) throw new Error(`${owner.name} has no key that this transaction can see`);
  const versions = [...stored]
    .sort((a, b) => b.version - a.version)
    .map(({ id, version, wrapped }) => {
      if (wrapped === null) return { id, root: null };
      const place = { table: owner.table, column: 'wrapped', row: id };
      const under = wrappers.find((key) => key.id === keyIdOf(wrapped));
      if (!under) throw new CannotOpen('other_key', placeName(place));
      return { id, root: { id, version, practice: owner.practice, secret: unwrapKey(under, place, wrapped) } };
    });
  return { owner: owner.name, versions };
}

/** @throws {KeyDestroyed} when the newest version is gone: nothing can be sealed any more. */
export function sealerOf(ring: Ring): Sealer {
  const newest = keyFor('seal', newestOf(ring));
  const keys = new Map(ring.versions.map(({ id, root }) => [id, root && (id === newest.id ? newest : keyFor('seal', root))]));
  return {
    keyId: newest.id,
    seal: (plain, place) => sealBytes(newest, place, Buffer.from(plain, 'utf8')),
    open: (sealed, place) => {
      const key = keys.get(keyIdOf(sealed) ?? newest.id);
      if (key === undefined) throw new CannotOpen('other_key', placeName(place));
      if (key === null) throw new KeyDestroyed(ring.owner);
      return openBytes(key, place, sealed).toString('utf8');
    },
  };
}
