/**
 * Whether a write may have come from our own pages. A browser says where a request starts (`Sec-Fetch-Site`, `Origin`); what says neither
 * is no browser and carries nobody's cookies. `own` are the origins this server answers as.
 */
export function isOwnWrite(request: { site: string | null; origin: string | null }, own: readonly string[]): boolean {
  if (request.site !== null && request.site !== 'same-origin' && request.site !== 'none') return false;
  return request.origin === null || own.includes(request.origin);
}

/** The origins a request's own host stands for. Behind a proxy that ends TLS the host is right and the scheme is APP_URL's. */
export function ownOrigins(host: string | null, appUrl: string): readonly string[] {
  const app = new URL(appUrl);
  return host ? [app.origin, `${app.protocol}//${host}`] : [app.origin];
}
