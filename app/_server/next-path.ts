const base = 'http://here.invalid';

/** Where to go after signing in: a path of this site, or null. Anything that could leave it (`//host`, a scheme, a backslash) is refused. */
export function safeNext(value: unknown): string | null {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 500 || /[\\\p{Cc}]/u.test(value)) return null;
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return null;
  return url.pathname + url.search + url.hash;
}
