import { type Cookie, expect, type Locator, type Page } from '@playwright/test';
import type { AgendaModel } from '@/components/agenda/agenda-as-drawn';
import type { VisitDetails } from '@/components/agenda/visit-details';
import { password, signIns } from '@/prisma/seed/personas';
import { sentence } from './booking-page';

type Wanted = { day: string; time: string; minutes?: number; practitioner?: string; reason: string; name: string; overbookReason?: string };
/** What is stored of a visit, as far as moving it goes. */
export type Stored = Pick<VisitDetails, 'start' | 'durationMinutes' | 'practitionerId' | 'mode' | 'status' | 'overbooked'>;

/** The sessions of this worker, by address: an account signs in by the form once, and again when its session was ended. */
const sessions = new Map<string, Cookie[]>();
const isSession = ({ name }: Cookie) => name.includes('session-token');

/** The agenda as somebody at the desk uses it. */
export class AgendaPage {
  constructor(readonly page: Page) {}

  say = (key: string, facts: Readonly<Record<string, string>> = {}): string =>
    Object.entries(facts).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence('fr', `agenda.${key}`));

  /** Opens an address of the dashboard, signing in on the way. */
  async open(address: string, email: string = signIns.owner): Promise<void> {
    const context = this.page.context();
    if (!(await context.cookies()).some(isSession)) await context.addCookies(sessions.get(email) ?? []);
    await this.page.goto(address);
    if (new URL(this.page.url()).pathname === '/sign-in') {
      await this.page.locator('input[name=email]').fill(email);
      await this.page.locator('input[name=password]').fill(password);
      await this.page.locator('input[name=password]').press('Enter');
      await this.page.waitForURL((url) => url.pathname !== '/sign-in');
      sessions.set(email, (await context.cookies()).filter(isSession));
    }
    await expect(this.page.getByRole('main')).toBeVisible();
  }

  /** Opens a day and waits until the page has come alive: its keys and hands are there then. */
  async openDay(day: string): Promise<void> {
    await this.open(`/practitioner/agenda?view=day&date=${day}&zoom=6`);
    await expect(this.grid()).toBeVisible();
    await expect(this.grid().locator('[data-cell][tabindex="0"]')).toHaveCount(1);
    await expect(async () => {
      await this.page.keyboard.press('?');
      await expect(this.page.getByRole('dialog')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Asks our own server from the page, as the page does. */
  ask = <T>(path: string, body?: unknown): Promise<{ status: number; body: T }> =>
    this.page.evaluate(
      async ([to, sent]) => {
        const how =
          sent === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) };
        const answer = await fetch(to as string, how);
        return { status: answer.status, body: (await answer.json()) as never };
      },
      [path, body] as const,
    );
  model = async (day: string): Promise<AgendaModel> => (await this.ask<AgendaModel>(`/api/agenda?view=day&date=${day}`)).body;

  /** A reason both practitioners have under one name: only then one of them can take over a visit of the other. */
  async shareReason(label: string): Promise<void> {
    const model = await this.model(new Date().toISOString().slice(0, 10));
    for (const { id } of model.practitioners.slice(0, 2)) {
      if (model.reasons.some((reason) => reason.label === label && reason.practitionerId === id)) continue;
      await this.page.goto(`/practitioner/settings/visit-reasons/new?practitioner=${id}`);
      await this.page.locator('#label').fill(label);
      await this.page.locator('[name=durationMinutes]').fill('30');
      await this.page
        .getByRole('checkbox', { name: sentence('fr', 'directory.modes.in_person') })
        .first()
        .check();
      await this.page.getByRole('button', { name: sentence('fr', 'settings.reasons.form.save'), exact: true }).click();
      await this.page.waitForURL(/reason=/);
    }
  }

  /** A visit that is there, for somebody new, with a reason of that name. Its id. */
  async put({ day, time, minutes = 30, practitioner, reason, name, overbookReason }: Wanted): Promise<string> {
    const model = await this.model(day);
    const practitionerId = practitioner ?? model.practitioners[0]?.id ?? '';
    const reasonId = model.reasons.find((one) => one.label === reason && one.practitionerId === practitionerId)?.id;
    const answer = await this.ask<{ id: string }>('/api/agenda/appointments', {
      ...{ practitionerId, reasonId, overbookReason, durationMinutes: minutes, isFirstVisit: true, notify: 'never' },
      start: instantText(day, time),
      newPatient: { familyName: name, givenName: 'Camille', birthDate: '07/03/1985', phone: '', email: '' },
    });
    expect(answer, `a visit of ${name}`).toMatchObject({ status: 201 });
    return answer.body.id;
  }
  async stored(id: string): Promise<Stored> {
    const { start, durationMinutes, practitionerId, mode, status, overbooked } = (await this.ask<VisitDetails>(`/api/agenda/visits/${id}`))
      .body;
    return { start, durationMinutes, practitionerId, mode, status, overbooked };
  }
  expectStored = (id: string, stored: Partial<Stored>): Promise<void> => expect.poll(() => this.stored(id)).toMatchObject(stored);

  grid = (): Locator => this.page.getByRole('grid');
  cell = (name: string): Locator => this.grid().getByRole('gridcell', { name });
  visit = (id: string): Locator => this.page.locator(`[data-visit="${id}"]`);
  panel = (): Locator => this.page.getByRole('complementary', { name: this.say('visit.title') });
  dialog = (): Locator => this.page.getByRole('dialog');
  said = (): Locator => this.page.locator('p.sr-only[aria-live=polite]').last();

  /** Where a time of a column is on the screen, and how high five minutes are. */
  spot = (column: string, time: string): Promise<{ x: number; y: number; step: number }> =>
    this.page.evaluate(
      ([key, text]) => {
        const body = document.querySelector<HTMLElement>(`[data-body="${key}"]`);
        if (!body) throw new Error(`no column ${key}`);
        const box = body.getBoundingClientRect();
        const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        const step = Number.parseFloat(getComputedStyle(body).getPropertyValue('--agenda-step')) * root;
        const first = document.querySelector('[aria-hidden] .text-ink-3')?.textContent ?? '08:00';
        const [h = 0, m = 0] = (text ?? '').split(':').map(Number);
        return { x: box.left + 60, y: box.top + (((h - Number(first.slice(0, 2))) * 60 + m) / 5) * step, step };
      },
      [column, time] as const,
    );

  /** Takes a visit by its head and lets it go at a time of a column; `look` sees it hang there. */
  async drag(id: string, column: string, time: string, look?: () => Promise<void>): Promise<void> {
    const cell = this.visit(id);
    await cell.scrollIntoViewIfNeeded();
    const box = await cell.boundingBox();
    if (!box) throw new Error(`${id} is not on the screen`);
    const to = await this.spot(column, time);
    const { mouse } = this.page;
    await mouse.move(box.x + 30, box.y + 8);
    await mouse.down();
    await mouse.move(box.x + 36, box.y + 14, { steps: 2 });
    await mouse.move(to.x, to.y + 8, { steps: 6 });
    await look?.();
    await mouse.up();
  }

  /** Draws a visit's end by some minutes. */
  async stretch(id: string, minutes: number, column: string): Promise<void> {
    await this.visit(id).scrollIntoViewIfNeeded();
    const box = await this.visit(id).boundingBox();
    if (!box) throw new Error(`${id} is not on the screen`);
    const { step } = await this.spot(column, '08:00');
    const end = box.y + box.height - 2;
    const { mouse } = this.page;
    await mouse.move(box.x + 72, end);
    await mouse.down();
    await mouse.move(box.x + 72, end + (minutes / 5) * step, { steps: 5 });
    await mouse.up();
  }

  /** The name of what has the focus, as it is read out; nothing when it is the page as a whole. */
  focusedName = (): Promise<string> =>
    this.page.evaluate(() => {
      const { activeElement: focused, body } = document;
      return focused === body ? '' : (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '');
    });

  /** Which cell has the focus; null when none has. */
  focusedKey = (): Promise<string | null> => this.page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);

  /** Goes to a cell by arrows alone, from wherever the grid's one tab stop is, once the page has come alive. */
  arrowTo = (name: string): Promise<void> =>
    expect(async () => {
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
    }).toPass({ timeout: 15_000 });

  /** Presses Tab until that control has the focus. */
  async tabTo(control: Locator): Promise<void> {
    for (let press = 0; press < 40; press++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(control).toBeFocused();
  }
}

/** A time of the practice's day, in the winter or the summer of Paris. */
function instantText(day: string, time: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Paris' }).format(noon);
  return `${day}T${time}:00+0${Number(shown) - 12}:00`;
}
export const instant = (day: string, time: string): number => Date.parse(instantText(day, time));
