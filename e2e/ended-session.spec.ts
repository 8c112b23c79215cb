import { type Cookie, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/booking-page';
import { say } from './pages/settings-page';
import { stored } from './stored';

// A practice of its own: its breaches, its consents and its sessions are nobody else’s.
test.use({ viewport: { width: 1280, height: 800 } });
test.describe.configure({ mode: 'serial' });

const tab = '/practitioner/settings/gdpr';
const secret = 'girafe-lanterne-42-bocal';
const stamp = Date.now();
const [email, practice] = [`session-${stamp}@example.test`, `Cabinet ${stamp}`];
const facts = 'Un dossier ouvert par erreur.';
const isSession = ({ name }: Cookie) => name.includes('session-token');
let session: Cookie[] = [];

test.beforeEach(async ({ context, baseURL }) => {
  await context.addCookies([{ name: 'prati_locale', value: 'fr', url: baseURL ?? '' }, ...session]);
});

/** In the page’s own content: what says the name of a page reached by a link is an alert too. */
const said = (page: Page, key: string) =>
  page
    .getByRole('main')
    .getByRole('alert')
    .filter({ hasText: say(key) });
const named = (page: Page, name: string) => page.getByRole('main').locator(`[name="${name}"]`);
const create = (page: Page) => page.getByRole('button', { name: say('breach.form.create'), exact: true });

async function signIn(page: Page) {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(secret);
  await page.locator('#password').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  session = (await page.context().cookies()).filter(isSession);
}
/** What of the practice is stored: its breaches, and the steps taken with them. */
const counted = (table: 'breach' | 'breach_step') =>
  stored(async (client) => {
    const own = 'practice_id = (select id from practice where name = $1)';
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where ${own}`, [practice]);
    return rows[0]?.n;
  });
/** Every session of the practice is over, as after its longest time; the browser does not know. */
const endSessions = () =>
  stored(async (client) => {
    const own = 'select account_id from member where practice_id = (select id from practice where name = $1)';
    await client.query(`update session set expires_at = created_at where account_id in (${own})`, [practice]);
  });

test('a form outlives a cut connection and a sign-in that ended, and is then sent once, pressed twice or not', async ({ page }) => {
  await page.goto('/sign-up');
  for (const [field, text] of [
    ['givenName', 'Essai'],
    ['familyName', 'Session'],
    ['email', email],
    ['password', secret],
    ['practiceName', practice],
  ] as const)
    await page.locator(`#${field}`).fill(text);
  await page.locator('#specialty').selectOption('general_practice');
  await page.locator('input[name=listed][value=no]').check({ force: true });
  await page.locator('#terms').check();
  await page.locator('#password').press('Enter');
  await page.waitForURL(/sign-up\/done/);
  await page.goto('/sign-in');
  await signIn(page);

  await page.goto(`${tab}/breaches/new`);
  await named(page, 'title').fill('Dossier ouvert');
  await named(page, 'facts').fill(facts);
  await named(page, 'kinds[]').first().check();
  await named(page, 'dataKinds[]').first().check();
  await named(page, 'severity').selectOption('low');
  await named(page, 'risk').selectOption('none');

  await page.context().setOffline(true);
  await create(page).click();
  // The button is far below what is said: it is brought to where it can be read, and nothing typed is gone.
  await expect(said(page, 'common.form.unanswered')).toBeInViewport();
  await expect(named(page, 'facts')).toHaveValue(facts);
  await page.context().setOffline(false);

  await page.context().clearCookies({ name: /session-token/ });
  await create(page).click();
  await expect(said(page, 'common.form.signedOut')).toBeInViewport();
  await expect(named(page, 'facts')).toHaveValue(facts);
  await expect(named(page, 'severity')).toHaveValue('low');
  await expectAccessible(page);
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: say('common.form.signInAgain') }).click();
  const other = await opening;
  await signIn(other);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(say('access.signedIn.title'));
  await other.close();

  expect(await counted('breach')).toBe(0);
  await create(page).dblclick();
  await page.waitForURL(/breaches\/bre_/);
  await expect(page.getByRole('main')).toContainText(facts);
  await page.goBack();
  await expect(create(page)).toBeVisible();
  await page.goForward();
  await page.reload();
  await expect(page.getByRole('main')).toContainText(facts);
  expect(await counted('breach')).toBe(1);
});

test('the same step in two tabs is done once, and the second says so with its text kept', async ({ page, context }) => {
  await page.goto(`${tab}#register`);
  await page.getByRole('link', { name: 'Dossier ouvert' }).first().click();
  await page.waitForURL(/breaches\/bre_/);
  const late = await context.newPage();
  await late.goto(page.url());
  const closing = (one: Page) => one.getByRole('group').filter({ has: one.getByText(say('breach.act.close'), { exact: true }) });
  for (const one of [page, late]) {
    await one
      .locator('summary')
      .filter({ hasText: say('breach.act.close') })
      .click();
    await closing(one).getByLabel(say('breach.act.ground')).fill('Personne n’a rien vu.');
  }
  const close = (one: Page) => closing(one).getByRole('button', { name: say('breach.act.close'), exact: true });
  const before = await counted('breach_step');
  await close(page).dblclick();
  await expect(page.locator('summary').filter({ hasText: say('breach.act.close') })).toHaveCount(0);
  await close(late).click();
  await expect(late.getByRole('main').getByRole('alert')).toContainText(say('errors.breach.closed'));
  await expect(closing(late).getByLabel(say('breach.act.ground'))).toHaveValue('Personne n’a rien vu.');
  expect(await counted('breach_step')).toBe((before ?? 0) + 1);
});

test('a sign-in that ended on the server changes nothing and leads to signing in, in the reader’s language', async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'prati_locale', value: 'de', url: baseURL ?? '' }]);
  await page.goto(tab);
  const consents = page.getByRole('region', { name: say('consents.title', 'de'), exact: true });
  const before = await consents.getByRole('switch').count();
  await endSessions();
  await consents
    .getByRole('button', { name: say('consents.yes', 'de'), exact: true })
    .first()
    .click();
  await expect(consents.getByRole('alert')).toContainText(say('common.form.signedOut', 'de'));
  await expect(consents.getByRole('switch')).toHaveCount(before);
  // The page itself leads to signing in, and back to where one was.
  await page.goto(`${tab}/retention`);
  await page.waitForURL(/sign-in\?next=/);
  await signIn(page);
  expect(new URL(page.url()).pathname).toBe(`${tab}/retention`);
});
