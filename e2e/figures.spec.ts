import { expect, test } from '@playwright/test';
import { signIns } from '@/prisma/seed/personas';
import { signedIn } from './signed-in';
import { stored } from './stored';

const period = 'from=2026-01-01&to=2027-12-31';

test('B17 every line of the statistics file equals a plain query, and another practice’s practitioner shows nothing', async ({
  baseURL,
}) => {
  const member = await signedIn(baseURL, signIns.owner);
  // Both are read one after the other while other tests book: they are compared at a moment when nothing moved between.
  await expect(async () => {
    const file = await member.get(`/practitioner/statistics/export?table=practitioners&${period}`);
    expect(file.headers()['content-type']).toContain('text/csv');
    const lines = (await file.text()).trim().split('\r\n').slice(1);
    const counted = await stored((client) =>
      client.query<{ name: string; visits: number; done: number }>(
        `select trim(concat_ws(' ', nullif(o.honorific, ''), o.given_name, o.family_name)) as name,
           (count(a.id) filter (where a.status in ('booked', 'confirmed', 'arrived', 'in_room', 'done', 'no_show', 'excused')))::int as visits,
           (count(a.id) filter (where a.status = 'done'))::int as done
         from practitioner o left join appointment a on a.practice_id = o.practice_id and a.practitioner_id = o.id and a.capacity is null
           and a.starts_at >= '2025-12-31T23:00Z' and a.starts_at < '2027-12-31T23:00Z'
         where o.practice_id = (select practice_id from practitioner where slug = 'demo') group by o.practice_id, o.id order by o.created_at, o.id`,
      ),
    );
    expect(lines.map((line) => line.split(';').slice(0, 3))).toEqual(
      counted.rows.map(({ name, visits, done }) => [
        name,
        new Intl.NumberFormat('fr-FR').format(visits),
        new Intl.NumberFormat('fr-FR').format(done),
      ]),
    );
  }).toPass({ timeout: 20_000 });
  await member.dispose();
});

test('the statistics page shows its tables beside the bars and keeps the period in the address', async ({ browser, baseURL }) => {
  const member = await signedIn(baseURL, signIns.owner);
  const context = await browser.newContext({ storageState: await member.storageState() });
  const page = await context.newPage();
  await page.goto(`/practitioner/statistics?${period}`);
  for (const name of ['Par semaine', 'Par praticien', 'Par motif', 'Par origine'])
    await expect(page.getByRole('table', { name })).toBeVisible();
  const lastMonth = page.getByRole('link', { name: 'Le mois dernier' });
  const from = /from=([\d-]+)/.exec((await lastMonth.getAttribute('href')) ?? '')?.[1] ?? '';
  await lastMonth.click();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=/);
  await expect(page.getByLabel('Du', { exact: true })).toHaveValue(from);
  await page.getByLabel('Du', { exact: true }).fill('2020-01-01');
  await page.getByLabel('Au', { exact: true }).fill('2027-01-01');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page.getByText('au plus 731 jours')).toBeVisible();
  await context.close();
  await member.dispose();
});
