import { openContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { ok } from '@/lib/core/result';
import { listListed } from '@/lib/directory/list-listed';
import { env } from '@/lib/platform/env';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The public pages, and the profile of whoever lets the directory show it, asked at each request (sitemaps.org 0.9). */
export const GET = route({
  route: 'GET /sitemap.xml',
  context: async () => openContext(),
  work: async (open) => ok(await listListed(open)),
  answer: (slugs) => {
    const paths = ['/', '/annuaire', ...slugs.map((slug) => `/p/${encodeURIComponent(slug)}`)];
    const urls = paths.map((path) => `<url><loc>${escaped(new URL(path, env().APP_URL).href)}</loc></url>`);
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
    return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' } });
  },
});
