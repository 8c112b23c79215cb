/**
 * One resource out of each list, no two lists served by the same one: the first free one of each list where that works out, another
 * where lists overlap and it does not. Null when no choice serves them all.
 */
export const assign = <T>(needs: readonly (readonly T[])[], isFree: (resource: T) => boolean): T[] | null => {
  const servedBy = new Map<T, number>();
  const place = (need: number, tried: Set<T>): boolean => {
    for (const resource of needs[need] ?? []) {
      if (tried.has(resource) || !isFree(resource)) continue;
      tried.add(resource);
      const holder = servedBy.get(resource);
      if (holder !== undefined && !place(holder, tried)) continue;
      servedBy.set(resource, need);
      return true;
    }
    return false;
  };
  for (const need of needs.keys()) if (!place(need, new Set())) return null;
  const chosen: T[] = [];
  for (const [resource, need] of servedBy) chosen[need] = resource;
  return chosen;
};
