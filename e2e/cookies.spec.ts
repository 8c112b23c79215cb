import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import words from '@/messages/fr/cookies.json' with { type: 'json' };
import { nothingChosen } from './cookies-chosen';
import { expectAccessible } from './pages/booking-page';

test.use({ storageState: nothingChosen, viewport: { width: 375, height: 812 } });

const banner = (page: Page) => page.getByRole('region', { name: words.label });
const press = (page: Page, name: string) => banner(page).getByRole('button', { name, exact: true }).click();
const named = async (context: BrowserContext) => (await context.cookies()).map(({ name }) => name).sort();
const stored = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length);
const publicPages = ['/', '/annuaire', '/p/demo', '/book/demo', '/cookies', '/confidentialite', '/sign-in', '/sign-up'];

/** What a page asked of the network: hosts other than ours, and calls that measure. */
function listen(page: Page) {
  const heard = { outside: [] as string[], measuring: [] as string[] };
  page.on('request', (request) => {
    const { hostname, pathname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') heard.outside.push(hostname);
    if (pathname.startsWith('/api/measure')) heard.measuring.push(pathname);
  });
  return heard;
}

test('inv-G4 before a choice, and after a no, there is no cookie, storage, outside request or measuring that is not essential', async ({
  page,
  context,
}) => {
  const heard = listen(page);
  for (const address of publicPages) {
    await page.goto(address);
    await expect(banner(page)).toBeVisible();
    expect(await stored(page), address).toBe(0);
  }
  // Signing in asks for its own protection against forged forms; nothing else is there.
  expect((await named(context)).filter((name) => !name.startsWith('next-auth.'))).toEqual([]);

  await page.goto('/');
  await press(page, words.refuse);
  await expect(banner(page)).toBeHidden();
  for (const address of publicPages) {
    await page.goto(address);
    await expect(banner(page)).toBeHidden();
    expect(await stored(page), address).toBe(0);
  }
  expect((await named(context)).filter((name) => !name.startsWith('next-auth.'))).toEqual(['prati_choice']);
  expect(heard).toEqual({ outside: [], measuring: [] });
});

test('inv-G4 yes and no stand side by side, alike and one press away; nothing is ticked', async ({ page }) => {
  await page.goto('/annuaire');
  const [refuse, accept] = [words.refuse, words.accept].map((name) => banner(page).getByRole('button', { name, exact: true }));
  const look = (button: typeof refuse) =>
    button?.evaluate((one) => {
      const { backgroundColor, color, borderColor, fontSize, fontWeight } = getComputedStyle(one);
      const { width, height, top } = one.getBoundingClientRect();
      return { backgroundColor, color, borderColor, fontSize, fontWeight, width: Math.round(width), height, top };
    });
  expect(await look(refuse)).toEqual(await look(accept));
  await banner(page).getByText(words.choose).click();
  await expect(banner(page).getByRole('checkbox')).not.toBeChecked();
  await expectAccessible(page);
});

test('a yes counts the kind of page and nothing else, is proved, and is taken back as easily', async ({ page, context }) => {
  const heard = listen(page);
  await page.goto('/annuaire');
  const counted = page.waitForResponse('**/api/measure/page-view');
  await press(page, words.accept);
  const response = await counted;
  expect(response.status()).toBe(204);
  expect(response.request().postDataJSON()).toEqual({ family: 'directory' });
  await expect(banner(page)).toBeHidden();
  const [choice] = (await context.cookies()).filter(({ name }) => name === 'prati_choice');
  expect(choice).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const months = ((choice?.expires ?? 0) * 1_000 - Date.now()) / (30.4 * 86_400_000);
  expect(months).toBeGreaterThan(5.8);
  expect(months).toBeLessThanOrEqual(6);

  await page.goto('/cookies');
  const settings = page.getByRole('region', { name: words.settings });
  await expect(settings.getByRole('status')).toHaveText(words.current.given);
  await settings.getByRole('button', { name: words.refuse, exact: true }).click();
  await expect(settings.getByRole('status')).toHaveText(words.current.refused);
  heard.measuring.length = 0;
  await page.goto('/annuaire');
  expect(heard.measuring).toEqual([]);
  // Who keeps sending all the same is refused.
  expect((await page.request.post('/api/measure/page-view', { data: { family: 'directory' } })).status()).toBe(403);
});

test('closing it is a no: by its cross, and by Escape inside it', async ({ page, context }) => {
  for (const close of [() => press(page, words.close), () => banner(page).press('Escape')]) {
    await context.clearCookies();
    await page.goto('/');
    await banner(page).getByText(words.choose).focus();
    await close();
    await expect(banner(page)).toBeHidden();
    expect((await context.cookies()).find(({ name }) => name === 'prati_choice')?.value).toMatch(/^no\./);
  }
});

test('it comes last by keyboard, covers nothing for good and moves nothing', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/');
  await expect(banner(page)).toBeVisible();
  const footer = page.getByRole('contentinfo').getByRole('link').last();
  await footer.focus();
  const [link, bar] = [await footer.boundingBox(), await banner(page).boundingBox()];
  expect((link?.y ?? 0) + (link?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
  await page.keyboard.press('Tab');
  await expect(banner(page).getByRole('button', { name: words.close })).toBeFocused();
  expect(await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)).toBeLessThan(0.01);
});

test('an older text is asked about again', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'prati_choice', value: `yes.${'a'.repeat(24)}.2025-01`, url: baseURL ?? '' }]);
  const heard = listen(page);
  await page.goto('/');
  await expect(banner(page)).toBeVisible();
  expect(heard.measuring).toEqual([]);
});

test('the widget in another site’s frame asks nothing and keeps nothing', async ({ page, context }) => {
  await page.goto('/embed/demo');
  await expect(banner(page)).toHaveCount(0);
  expect(await named(context)).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a choice by purpose is sent as a plain form and remembered', async ({ page, context }) => {
    await page.goto('/annuaire');
    await banner(page).getByText(words.choose).click();
    await banner(page).getByRole('checkbox').check();
    await press(page, words.save);
    await expect(banner(page)).toHaveCount(0);
    expect((await context.cookies()).find(({ name }) => name === 'prati_choice')?.value).toMatch(/^yes\./);
  });
});
