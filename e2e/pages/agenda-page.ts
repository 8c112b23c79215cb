import { expect, type Locator, type Page } from '@playwright/test';
import { password, signIns } from '@/prisma/seed/personas';
import { sentence } from './booking-page';

/** The agenda as somebody at the desk uses it. */
export class AgendaPage {
  constructor(readonly page: Page) {}

  say = (key: string, facts: Readonly<Record<string, string>> = {}): string =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence('fr', `agenda.${key}`));

  /** Opens an address of the dashboard, signing in on the way. */
  async open(address: string, email: string = signIns.owner): Promise<void> {
    await this.page.goto(address);
    if (new URL(this.page.url()).pathname === '/sign-in') {
      await this.page.locator('input[name=email]').fill(email);
      await this.page.locator('input[name=password]').fill(password);
      await this.page.locator('input[name=password]').press('Enter');
      await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    }
    await expect(this.page.getByRole('main')).toBeVisible();
  }

  grid = (): Locator => this.page.getByRole('grid');
  cell = (name: string): Locator => this.grid().getByRole('gridcell', { name });
  panel = (): Locator => this.page.getByRole('complementary', { name: this.say('visit.title') });

  /** The name of what has the focus, as it is read out. */
  focusedName = (): Promise<string> =>
    this.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

  /** Which cell has the focus; null when none has. */
  focusedKey = (): Promise<string | null> => this.page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);

  /** Goes to a cell by arrows alone, from wherever the grid's one tab stop is. */
  async arrowTo(name: string): Promise<void> {
    await this.page.locator('[data-cell][tabindex="0"]').focus();
    await this.page.keyboard.press('Home');
    for (let column = 0; column < 8; column++) {
      for (let step = 0; step < 80; step++) {
        const before = await this.focusedName();
        if (before.includes(name)) return;
        await this.page.keyboard.press('ArrowDown');
        if ((await this.focusedName()) === before) break;
      }
      await this.page.keyboard.press('Home');
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`no cell “${name}” within reach of the arrows`);
  }

  /** Presses Tab until that control has the focus. */
  async tabTo(control: Locator): Promise<void> {
    for (let press = 0; press < 40; press++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(control).toBeFocused();
  }
}
