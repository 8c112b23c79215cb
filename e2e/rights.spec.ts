import { expect, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { AgendaPage } from './pages/agenda-page';
import { expectAccessible } from './pages/booking-page';
import { button, open, say, settings } from './pages/settings-page';

test.use({ viewport: { width: 1280, height: 800 } });

test('a patient asks for their data, the practice prepares a copy and answers, the patient reads it', async ({ page, browser }) => {
  const wish = `Copie ${Math.random().toString(36).slice(2, 8)}`;
  await new AgendaPage(page).open('/patient/rights', signIns.patient);
  await expectAccessible(page);
  const ask = page.getByRole('region', { name: say('rights.own.ask') }).first();
  await ask.getByLabel(say('rights.own.right')).selectOption('access');
  await ask.getByLabel(say('rights.own.wishes')).fill(wish);
  await ask.getByRole('button', { name: say('rights.own.send') }).click();
  await expect(page.getByText(say('rights.own.sent')).first()).toBeVisible();
  const own = page.getByRole('listitem').filter({ hasText: wish });
  await expect(own).toContainText(say('rights.state.received'));

  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await open(desk, '/gdpr/requests', signIns.owner);
  await expectAccessible(desk);
  const row = desk
    .getByRole('row')
    .filter({ hasText: 'Garnier' })
    .filter({ hasText: say('rights.right.access') });
  await expect(row).toContainText(/J-\d+/);
  await row.getByRole('link').click();
  await expect(desk.getByText(wish)).toBeVisible();
  await expect(desk.getByText(say('rights.method.session'))).toBeVisible();
  await expectAccessible(desk);
  await button(desk, 'rights.act.start').click();
  await button(desk, 'rights.act.copy').click();
  await expect(desk.getByRole('link', { name: say('rights.page.copy') })).toBeVisible();
  await desk.getByLabel(say('rights.act.answerText')).first().fill(`Voici votre ${wish}.`);
  await button(desk, 'rights.act.answerSave').click();
  // The button has another name while the answer is being kept: the step says when that is done.
  await expect(desk.locator('[aria-current=step]')).toContainText(say('rights.state.answered'));
  await expect(button(desk, 'rights.act.answerSave')).toHaveCount(0);
  await desk.context().close();

  await page.reload();
  await expect(own).toContainText(say('rights.state.answered'));
  await expect(own).toContainText(`Voici votre ${wish}.`);
});

test('the desk notes a request of somebody it cannot identify yet, on a phone', async ({ page }) => {
  // As tall as the form, so that the bar at the bottom covers none of the fields while they are judged.
  await page.setViewportSize({ width: 375, height: 1600 });
  const name = `Essai ${Math.random().toString(36).slice(2, 8)}`;
  await open(page, '/gdpr/requests/new', signIns.assistant);
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 740 });
  await page.getByLabel(say('rights.new.name')).fill(name);
  await button(page, 'rights.new.save').click();
  // Nothing typed is lost when a choice is missing.
  await expect(page.getByLabel(say('rights.new.name'))).toHaveValue(name);
  await page.getByLabel(say('rights.new.right')).selectOption('rectification');
  await page.getByLabel(say('rights.new.channel')).selectOption('desk_phone');
  await button(page, 'rights.new.save').click();
  await expect(page).toHaveURL(new RegExp(`${settings}/gdpr/requests/rrq_`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByText(say('rights.page.notChecked'))).toBeVisible();
  // Refusing is the owner's.
  await expect(button(page, 'rights.act.refuseSave')).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});
