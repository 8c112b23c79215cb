import { expect, test } from '@playwright/test';
import { instant, type Stored } from './pages/agenda-page';
import { expectAccessible } from './pages/booking-page';
import { emptyTuesday, sharedReason as reason, someName } from './pages/empty-day';

// High enough for a whole day: the grid scrolls along where a drag comes near its edge.
test.use({ viewport: { width: 1280, height: 1150 } });

test('a visit dragged to a colleague is stored there, and undone it is back', async ({ page }) => {
  const { agenda, day, first, second } = await emptyTuesday(page, 0);
  const name = someName('Glisse');
  const id = await agenda.put({ day, time: '10:05', reason, name });
  await agenda.openDay(day);
  await agenda.drag(id, second, '11:30', async () => {
    await expect(page.locator('[data-ghost]')).toContainText('11:30–12:00');
  });
  // It stands there before the server has answered, and its own cell is the same one.
  await expect(agenda.visit(id)).toHaveAccessibleName(/^11\sh\s30/, { timeout: 1_000 });
  await agenda.expectStored(id, { start: instant(day, '11:30'), durationMinutes: 30, practitionerId: second });
  await page.getByRole('button', { name: agenda.say('move.undo') }).click();
  await agenda.expectStored(id, { start: instant(day, '10:05'), practitionerId: first });
  await expect(agenda.visit(id)).toHaveAccessibleName(/^10\sh\s05/);

  await agenda.drag(id, second, '11:30', () => page.keyboard.press('Escape'));
  await expect(page.locator('[data-ghost]')).toHaveCount(0);
  await agenda.expectStored(id, { start: instant(day, '10:05'), practitionerId: first });
});

test('drag, dialog and keyboard end in the same stored state: another time, practitioner and length', async ({ page }) => {
  const { agenda, day, second } = await emptyTuesday(page, 1);
  const expected: Partial<Stored> = {
    start: instant(day, '14:30'),
    durationMinutes: 45,
    practitionerId: second,
    mode: 'in_person',
    overbooked: false,
  };
  const ways: Record<string, (id: string) => Promise<void>> = {
    drag: async (id) => {
      await agenda.drag(id, second, '14:30');
      await agenda.expectStored(id, { practitionerId: second });
      await agenda.stretch(id, 15, second);
    },
    dialog: async (id) => {
      await agenda.visit(id).click({ button: 'right' });
      await page.getByRole('menuitem', { name: agenda.say('move.open') }).click();
      const dialog = agenda.dialog();
      await expect(dialog).toBeVisible();
      await dialog.locator('[name=time]').fill('14:30');
      await dialog.locator('[name=minutes]').fill('45');
      await dialog.locator('[name=move-practitioner]').selectOption(second);
      await dialog.getByRole('button', { name: agenda.say('move.confirm') }).click();
      await expect(dialog).toBeHidden();
    },
    keyboard: async (id) => {
      await agenda.visit(id).focus();
      await page.keyboard.press('Space');
      await expect(agenda.said()).toContainText('14:00');
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowDown');
      for (let step = 0; step < 3; step++) await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      await expect(agenda.said()).toContainText('14:30–15:15');
      await page.keyboard.press('Space');
    },
  };
  for (const [way, move] of Object.entries(ways)) {
    const id = await agenda.put({ day, time: '14:00', reason, name: someName(way) });
    await agenda.openDay(day);
    await move(id);
    await agenda.expectStored(id, expected);
    expect(
      (await agenda.ask(`/api/agenda/visits/${id}/cancel`, { by: 'practice', reason: 'no_longer_needed', notify: 'never' })).status,
    ).toBe(200);
  }
});

test('three conflicts at once are listed before anything is put there, and overbooking asks why', async ({ page }) => {
  const { agenda, day, first, second } = await emptyTuesday(page, 2);
  for (const time of ['10:00', '10:20', '10:40'])
    await agenda.put({ day, time, minutes: 20, reason, name: someName('Dessous'), practitioner: second });
  const id = await agenda.put({ day, time: '10:00', minutes: 60, reason, name: someName('Dessus'), practitioner: first });
  await agenda.openDay(day);
  await agenda.drag(id, second, '10:00', async () => {
    await expect(page.locator('[data-ghost]')).toContainText('+2');
  });
  const dialog = agenda.dialog();
  await expect(dialog.locator('[data-conflicts="3"]')).toBeVisible();
  await expect(dialog.getByLabel(agenda.say('overbook.reason'))).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: agenda.say('overbook.confirm') }).click();
  await expect(dialog.getByText(agenda.say('overbook.missing'))).toBeVisible();
  await page.keyboard.press('Escape');
  await agenda.expectStored(id, { start: instant(day, '10:00'), practitionerId: first, overbooked: false });

  await agenda.drag(id, second, '10:00');
  await dialog.getByLabel(agenda.say('overbook.reason')).fill('Douleur aiguë');
  await dialog.getByRole('button', { name: agenda.say('overbook.confirm') }).dblclick();
  await expect(dialog).toBeHidden();
  await agenda.expectStored(id, { practitionerId: second, overbooked: true });
  await expect(agenda.visit(id)).toHaveAccessibleName(new RegExp(agenda.say('block.overbooked')));
  const widths = await page
    .locator(`[data-body="${second}"] [data-visit]`)
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().width));
  expect(Math.max(...widths)).toBeLessThan(320);
  await agenda.visit(id).locator('svg').first().click();
  await expect(agenda.panel()).toContainText('Douleur aiguë');
});

test('by keyboard alone: book, give to a colleague, lengthen, cancel and undo', async ({ page }) => {
  const { agenda, day, first, second } = await emptyTuesday(page, 3);
  const name = someName('Clavier');
  await agenda.openDay(day);
  await agenda.arrowTo('9\u00A0h\u00A030, libre');
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet).toBeVisible();
  await page.keyboard.type(name);
  await agenda.tabTo(sheet.getByRole('button', { name: agenda.say('form.newPatient') }));
  await page.keyboard.press('Enter');
  await agenda.tabTo(sheet.locator('input[name=givenName]'));
  await page.keyboard.type('Camille');
  await page.keyboard.press('Tab');
  await page.keyboard.type('07/03/1985');
  await agenda.tabTo(sheet.locator('[name=reason]'));
  await page.keyboard.type(reason);
  await agenda.tabTo(sheet.getByRole('button', { name: agenda.say('form.book') }));
  await page.keyboard.press('Enter');
  await expect(agenda.panel()).toBeVisible();
  const id = new URL(page.url()).searchParams.get('visit') ?? '';
  await agenda.expectStored(id, { start: instant(day, '09:30'), durationMinutes: 30, practitionerId: first });
  await page.keyboard.press('Escape');
  await expect(agenda.visit(id)).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await page.keyboard.press('Space');
  await agenda.expectStored(id, { practitionerId: second, durationMinutes: 35 });
  await expect(agenda.visit(id)).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await agenda.expectStored(id, { start: instant(day, '09:40') });

  await page.keyboard.press('Control+k');
  await expect(agenda.dialog()).toBeVisible();
  await page.keyboard.type('annuler');
  await agenda
    .dialog()
    .getByRole('option', { name: agenda.say('cancel.open') })
    .waitFor();
  while ((await agenda.dialog().getByRole('option', { selected: true }).textContent())?.startsWith(agenda.say('cancel.open')) === false)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await agenda.tabTo(agenda.dialog().getByRole('combobox'));
  await page.keyboard.type(agenda.say('cancelReason.no_longer_needed').slice(0, 8));
  await agenda.tabTo(agenda.dialog().getByRole('button', { name: agenda.say('cancel.confirm') }));
  await page.keyboard.press('Enter');
  await agenda.expectStored(id, { status: 'cancelled' });
  await expect(agenda.visit(id)).toBeHidden();
  await page.keyboard.press('Control+z');
  await agenda.expectStored(id, { status: 'booked', start: instant(day, '09:40'), practitionerId: second, durationMinutes: 35 });
  await expect(agenda.visit(id)).toBeVisible();
});

test('a phone call takes a press, a few letters and Enter twice', async ({ page }) => {
  const { agenda, day, first } = await emptyTuesday(page, 9);
  const name = someName('Appel');
  await agenda.put({ day, time: '17:00', reason, name });
  await agenda.openDay(day);
  const [x, y] = await agenda.spot(first, '10:05').then((spot) => [spot.x, spot.y + 2] as const);
  await page.mouse.click(x, y);
  const sheet = page.getByRole('dialog', { name: agenda.say('form.title') });
  await expect(sheet.getByRole('combobox').first()).toBeFocused();
  await page.keyboard.type(name.slice(0, 8), { delay: 60 });
  await expect(sheet.getByRole('option', { name: new RegExp(name, 'i') })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: agenda.say('form.book') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(agenda.panel()).toBeVisible();
  await agenda.expectStored(new URL(page.url()).searchParams.get('visit') ?? '', { start: instant(day, '10:05'), practitionerId: first });
});

test('each figure of the strip shows what it counts', async ({ page }) => {
  const { agenda, day } = await emptyTuesday(page, 4);
  await agenda.put({ day, time: '10:00', reason, name: someName('Chiffre') });
  await agenda.openDay(day);
  const strip = page.getByRole('navigation', { name: agenda.say('figures.name') });
  const countOf = async (word: RegExp) => Number.parseInt((await strip.getByRole('link', { name: word }).textContent()) ?? '', 10);
  const planned = await countOf(/prévu/);
  await strip.getByRole('link', { name: /prévu/ }).click();
  await expect(agenda.grid().locator('[data-visit]')).toHaveCount(planned);
  const free = await countOf(/libre/);
  await strip.getByRole('link', { name: /libre/ }).click();
  await expect(page).toHaveURL(/only=free/);
  await expect(agenda.grid().locator('[data-visit]')).toHaveCount(0);
  await expect(agenda.grid().locator('[data-free]')).toHaveCount(free);
  await expectAccessible(page);
});

test('a month leads to its days, and the arrows from day to day', async ({ page }) => {
  const { agenda, day } = await emptyTuesday(page, 5);
  await agenda.put({ day, time: '10:00', reason, name: someName('Mois') });
  await agenda.open(`/practitioner/agenda?view=month&date=${day}&zoom=12`);
  const link = page.getByRole('table').locator(`a[href*="date=${day}"]`);
  await expect(link).toHaveAccessibleName(/1 rendez-vous/);
  await expectAccessible(page);
  await link.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(agenda.grid()).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('date'), searchParams.get('zoom'), searchParams.get('view')]).toEqual([day, '12', 'day']);
});

for (const locale of ['fr', 'en', 'de'] as const) {
  test(`the day is printed as a list on A4, in ${locale}`, async ({ page, context, baseURL }) => {
    const { agenda, day } = await emptyTuesday(page, 6);
    const name = someName('Papier');
    const time = { fr: '09:00', en: '10:00', de: '11:00' }[locale];
    await agenda.put({ day, time, reason, name });
    await context.addCookies([{ name: 'prati_locale', value: locale, url: baseURL ?? '' }]);
    await page.goto(`/practitioner/agenda?view=day&date=${day}`);
    await expect(agenda.grid()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('[data-day-sheet]');
    await expect(sheet.getByRole('row').filter({ hasText: name.toUpperCase() })).toContainText('1985');
    await expect(sheet.getByRole('columnheader')).toHaveCount(6);
    await expect(agenda.grid()).toBeHidden();
    await expect(page.getByRole('navigation').first()).toBeHidden();
    const rules = await page.evaluate(() =>
      document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)).join(),
    );
    expect(rules).toContain('counter(pages)');
    expect(rules).toContain({ fr: 'Confidentiel', en: 'Confidential', de: 'Vertraulich' }[locale]);
    await page.emulateMedia({ media: 'screen' });
    await expect(agenda.grid()).toBeVisible();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    // One sheet for the one practitioner who has visits that day.
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
}

test('a day by its rooms: each visit in its room, a drop that cannot be is refused in words, and the device keeps the choice', async ({
  page,
}) => {
  const { agenda, day, first } = await emptyTuesday(page, 10);
  const { reasons, rooms } = await agenda.model(day);
  const needing = reasons.find(
    ({ practitionerId, resources }) => practitionerId === first && rooms.some(({ id }) => resources.includes(id)),
  );
  if (!needing) throw new Error('the demo practice has a reason that takes a room');
  const inRoom = await agenda.put({ day, time: '10:00', practitioner: first, reason: needing.label, name: someName('Salle') });
  const without = await agenda.put({ day, time: '15:00', reason, name: someName('Couloir') });
  const columnOf = (id: string) =>
    agenda.visit(id).evaluate((visit) => visit.closest<HTMLElement>('[data-column]')?.dataset.column ?? null);
  const columns = page.getByRole('navigation', { name: agenda.say('columns.by') });
  const current = (by: string) => columns.getByRole('link', { name: agenda.say(`columns.${by}`) });

  await agenda.openDay(day);
  await current('rooms').click();
  await expect(agenda.grid().getByRole('rowheader', { name: agenda.say('room.none') })).toBeVisible();
  await expect(page).toHaveURL(/columns=rooms/);
  const room = rooms.find(({ id }) => needing.resources.includes(id));
  await expect.poll(() => columnOf(inRoom)).toBe(room?.id);
  expect(await columnOf(without)).toBe('no-room');
  await expectAccessible(page);

  await agenda.drag(without, room?.id ?? '', '15:00', async () => {
    await expect(page.locator('[data-ghost]')).toContainText(agenda.say('room.unfit'));
  });
  await expect(
    page
      .getByRole('main')
      .getByRole('alert')
      .filter({ hasText: agenda.say('room.unfit') }),
  ).toBeVisible();
  expect(await columnOf(without)).toBe('no-room');

  // At the plain address, as this device last had it.
  await agenda.openDay(day);
  await expect(current('rooms')).toHaveAttribute('aria-current', 'page');
  await expect(agenda.grid().getByRole('rowheader', { name: agenda.say('room.none') })).toBeVisible();
  await current('practitioners').click();
  await expect(agenda.grid().getByRole('rowheader', { name: agenda.say('room.none') })).toBeHidden();
  expect(await columnOf(inRoom)).toBe(first);
  await agenda.openDay(day);
  await expect(current('practitioners')).toHaveAttribute('aria-current', 'page');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test('the list offers every act, and the dialog moves like a drag', async ({ page }) => {
    const { agenda, day } = await emptyTuesday(page, 8);
    const id = await agenda.put({ day, time: '15:00', reason, name: someName('Poucettevandenbroeckhoven') });
    await agenda.open(`/practitioner/agenda?date=${day}`);
    await expect(page.locator(`button[data-visit="${id}"]`)).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.locator(`li:has([data-visit="${id}"]) [aria-haspopup=menu]`).tap();
    await page.getByRole('menuitem', { name: agenda.say('move.open') }).tap();
    const dialog = agenda.dialog();
    await dialog.locator('[name=time]').fill('16:00');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: agenda.say('move.confirm') }).tap();
    await agenda.expectStored(id, { start: instant(day, '16:00') });
  });
});
