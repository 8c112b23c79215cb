import type { PurposeName } from './catalogue';
import type { ConsentKey, Integration } from './schema';

/** The key of a purpose, and the integration it is about if any. Not for cookies, which no practice asks. */
export function purposeParts(name: PurposeName): { readonly key: ConsentKey; readonly object?: Integration } {
  const [key, object] = name.split('.') as [ConsentKey, Integration | undefined];
  return object ? { key, object } : { key };
}
