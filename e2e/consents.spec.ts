import { expect, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { expectAccessible } from './pages/booking-page';
import { say } from './pages/settings-page';
import { signedIn } from './signed-in';
import { secret } from './stored';

const tab = '/practitioner/settings/gdpr';

// The other practice: its profile may go and come back without anybody else's test missing it.
test.use({ viewport: { width: 1280, height: 800 } });

test('inv-G5 a practitioner leaves the directory with one click, is gone everywhere at once, and comes back as easily', async ({
  page,
  baseURL,
}) => {
  const caller = await signedIn(baseURL, signIns.otherOwner);
  await page.context().addCookies((await caller.storageState()).cookies);
  await page.context().addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]); // the account was opened in German
  await page.goto('/practitioner/settings/profile');
  const slug = /\/book\/([a-z0-9-]+)/.exec((await page.getByRole('main').textContent()) ?? '')?.[1] ?? '';
  expect(slug).not.toBe('');

  await page.goto(tab);
  const section = page.getByRole('region', { name: say('consents.title'), exact: true });
  await expectAccessible(page);
  const row = section.locator('[data-purpose="public_directory_listing"]');
  const toggle = row.getByRole('switch');
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  await row.getByText(say('consents.readText')).click();
  await expect(row.getByText(/SHA-256/)).toBeVisible();

  await toggle.dblclick();
  await expect(row).toContainText(say('consents.state.withdrawn'));
  const gone = await page.request.get(`/p/${slug}`);
  expect(gone.status()).toBe(404);
  expect(await gone.text()).toContain(say('consents.public.goneTitle'));
  expect((await page.request.get(`/book/${slug}`)).status()).toBe(200);
  expect(await (await page.request.get('/sitemap.xml')).text()).not.toContain(`/p/${slug}<`);

  await row.getByRole('switch').click();
  await expect(row.getByRole('switch')).toHaveAttribute('aria-checked', 'true');
  expect((await page.request.get(`/p/${slug}`)).status()).toBe(200);
  expect(await (await page.request.get('/sitemap.xml')).text()).toContain(`/p/${slug}<`);

  await page.goto(`${tab}/consents?key=public_directory_listing`);
  await expectAccessible(page);
  await expect(page.getByRole('cell', { name: say('consents.event.withdrawn') }).first()).toBeVisible();
  const receipt = (await page.locator('a[href*="/receipt/"][href$="format=json"]').first().getAttribute('href')) ?? '';
  const json = (await (await page.request.get(receipt)).json()) as { consentKey: string; eventType: string };
  expect(json).toMatchObject({ consentKey: 'public_directory_listing', eventType: 'given' });
  const pdf = await page.request.get(receipt.replace('format=json', 'format=pdf'));
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const csv = await page.request.get(`${tab}/consents/log?format=csv&key=public_directory_listing`);
  expect((await csv.text()).split('\r\n')[0]).toContain('recordHash');
});

test('inv-G5 the Google listing: on, the practice is in the feed and sees what was handed over; off, it is out of the very next', async ({
  page,
  baseURL,
}) => {
  const caller = await signedIn(baseURL, signIns.otherOwner);
  await page.context().addCookies((await caller.storageState()).cookies);
  await page.context().addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]);
  const nobody = await signedIn(baseURL);
  const feed = (token: string) => nobody.get('/api/feeds/google-business', { headers: { authorization: `Bearer ${token}` } });
  const token = secret('GOOGLE_BUSINESS_FEED_TOKEN');
  const read = async () => {
    const answer = await feed(token);
    expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store']);
    const { data } = (await answer.json()) as { data: { entity_id: string }[] };
    return data.filter(({ entity_id }) => entity_id.startsWith('demo-quai.'));
  };
  expect((await feed(`${token}x`)).status()).toBe(401);
  expect(await read()).toEqual([]);

  await page.goto(tab);
  const row = page.locator('[data-purpose="third_party_integrations.google_business"]');
  const yes = row.getByRole('button', { name: say('consents.yes'), exact: true });
  await yes.or(row.getByRole('switch')).click(); // a switch once it was answered, as on a second try
  await expect(row.getByRole('switch')).toHaveAttribute('aria-checked', 'true');
  await expect(row.locator('[data-feed="places"]')).toBeVisible();
  expect((await read()).length).toBeGreaterThan(0);
  await page.reload();
  await row.locator('[data-handed-over="entity"] summary').click();
  await expect(row.locator('[data-handed-over="entity"] pre')).toContainText('demo-quai.');
  await expectAccessible(page);

  await row.getByRole('switch').click();
  await expect(row).toContainText(say('consents.state.withdrawn'));
  expect(await read()).toEqual([]);
  // The copy goes with the worker's next tick.
  await expect(async () => {
    await page.reload();
    await expect(row.locator('[data-handed-over]')).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
});
