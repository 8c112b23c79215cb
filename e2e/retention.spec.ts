import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/booking-page';
import { button, open, say } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });
test.beforeEach(({ context, baseURL }) => context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }]));

/** What says the page’s name to a screen reader after a link is an alert too, outside of the page’s content. */
const refusal = (page: Page) => page.getByRole('main').getByRole('alert');

test('the tab says how long what is kept, and its page keeps a duration within the law’s bounds', async ({ page }) => {
  await open(page, '/gdpr');
  const section = page.getByRole('region', { name: say('retention.title') });
  await expect(section.getByRole('cell', { name: say('retention.category.record') })).toBeVisible();
  await section.getByRole('link', { name: say('retention.open') }).click();
  await expect(page).toHaveTitle(new RegExp(say('retention.page.title')));
  await expectAccessible(page);
  const years = page.locator('#years-appointment');
  await years.fill('30');
  await button(page, 'retention.choice.save').click();
  await expect(refusal(page)).toContainText('20');
  await expect(years).toHaveValue('30');
  await years.fill('6');
  await button(page, 'retention.choice.save').click();
  await expect(page.getByText(say('retention.choice.saved'))).toBeVisible();
});

test('a dry run says what would go and changes nothing; a hold is opened with its reason and asks for a second person', async ({
  page,
}) => {
  await open(page, '/gdpr/retention');
  await page.getByRole('link', { name: say('retention.dry.start') }).click();
  await expect(page.getByRole('region', { name: say('retention.dry.title') })).toContainText(
    new RegExp(`${say('retention.dry.nothing')}|${say('retention.dry.due')}`),
  );
  const reason = `Réclamation d’essai ${Math.random().toString(36).slice(2, 8)}`;
  await button(page, 'retention.hold.open').click();
  await expect(refusal(page)).toContainText(say('errors.retention.hold_needs_reason'));
  // Nothing is doubled or lost by the refusal: the same form goes out with the reason.
  for (const name of ['kind', 'ground', 'category']) await expect(page.locator(`select[name=${name}]`)).toHaveCount(1);
  await page.locator('#reason').fill(reason);
  await button(page, 'retention.hold.open').click();
  const hold = page.getByRole('listitem').filter({ hasText: reason });
  await expect(hold).toBeVisible();
  await hold.getByRole('button', { name: say('retention.hold.lift') }).click();
  // Whoever asked is not the second person: the button is theirs no more.
  await expect(hold.getByRole('button')).toHaveCount(0);
});
