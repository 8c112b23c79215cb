import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listHolidays } from './list-holidays';
import { isRegion, listRegions } from './list-regions';

const dates = async (region: string, year: number) =>
  (await listHolidays(region, `${year}-01-01`, `${year}-12-31`)).map(({ date }) => date.slice(5));

describe('public holidays', () => {
  it('of France are eleven days, Easter Monday among them wherever it falls', async () => {
    const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
    const moving: readonly [number, ...string[]][] = [
      [2026, '04-06', '05-14', '05-25'],
      [2027, '03-29', '05-06', '05-17'],
      [2028, '04-17', '05-25', '06-05'],
      [2035, '03-26', '05-03', '05-14'],
    ];
    for (const [year, ...days] of moving) expect(await dates('FR', year)).toEqual([...fixed, ...days].sort());
  });

  it('of the Bas-Rhin are two more: Good Friday and the day after Christmas', async () => {
    const france = new Set(await dates('FR', 2027));
    expect((await dates('FR-67', 2027)).filter((date) => !france.has(date))).toEqual(['03-26', '12-26']);
  });

  it('of Bavaria have Epiphany, Corpus Christi and All Saints; Assumption where most are Catholic', async () => {
    const germany = new Set(await dates('DE', 2027));
    expect((await dates('DE-BY', 2027)).filter((date) => !germany.has(date))).toEqual(['01-06', '05-27', '11-01']);
    const bavaria = new Set(await dates('DE-BY', 2027));
    expect((await dates('DE-BY-KATH', 2027)).filter((date) => !bavaria.has(date))).toEqual(['08-15']);
  });

  it('have a name in the three languages, and leave out days that only bear a name', async () => {
    const [newYear, ...rest] = await listHolidays('FR-67', '2027-01-01', '2027-05-31');
    expect(newYear).toEqual({ date: '2027-01-01', name: { fr: 'Nouvel An', en: "New Year's Day", de: 'Neujahr' } });
    expect(rest.map(({ name }) => name.fr)).not.toContain('Fête des Mères');
    expect(rest.map(({ name }) => name.fr)).not.toContain('Pentecôte');
  });

  it('of every region of France and Germany are named in the page’s language, never in another', async () => {
    const regions = (await listRegions()).filter(({ country }) => country === 'FR' || country === 'DE');
    expect(regions.length).toBeGreaterThan(30);
    for (const { code } of regions) {
      for (const { name } of await listHolidays(code, '2025-01-01', '2032-12-31')) {
        expect(new Set([name.fr, name.en, name.de]).size, `${code}: ${Object.values(name).join(', ')}`).toBe(3);
        expect(name.fr).toMatch(/^(?:[A-ZÉ]|\d)/);
      }
    }
    const named = async (region: string, date: string) => (await listHolidays(region, date, date))[0]?.name;
    expect(await named('DE-BB', '2027-10-31')).toEqual({ fr: 'Fête de la Réformation', en: 'Reformation Day', de: 'Reformationstag' });
    expect(await named('FR', '2027-07-14')).toEqual({ fr: 'Fête nationale', en: 'Bastille Day', de: 'Französischer Nationalfeiertag' });
  });

  it('lie within the dates asked for, across years', async () => {
    const found = await listHolidays('FR', '2026-12-25', '2027-01-01');
    expect(found.map(({ date }) => date)).toEqual(['2026-12-25', '2027-01-01']);
    expect(await listHolidays('FR', '2026-12-26', '2026-12-31')).toEqual([]);
  });

  it('of a region nobody knows are none', async () => {
    for (const region of ['XX', 'FR-99', 'DE-BY-XX', '', 'FR-67-A-B']) expect(await dates(region, 2027)).toEqual([]);
  });
});

describe('the regions on offer', () => {
  it('are all known, each once, and begin with the country', async () => {
    const regions = await listRegions();
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
    expect(regions[0]).toEqual({ code: 'FR', country: 'FR', name: null });
    for (const { code } of regions) expect((await dates(code, 2027)).length).toBeGreaterThan(5);
    expect(await isRegion('DE-BY')).toBe(true);
    expect(await isRegion('US')).toBe(false);
  });
});

const root = path.resolve(import.meta.dirname, '..', '..');
const elsewhere = (zone: string, program: string) =>
  new Promise<string>((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      cwd: root,
      env: { ...process.env, TZ: zone },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.on('error', fail);
    child.on('close', () => done(out));
  });

describe('the zone of the server', () => {
  it('changes neither holidays nor what is offered under limits', async () => {
    const program = `
      import { listHolidays } from './lib/holidays/list-holidays.ts';
      import { offeredStarts } from './lib/availability/rules.ts';
      const holidays = await listHolidays('FR-67', '2026-01-01', '2028-12-31');
      const starts = [Date.parse('2027-03-27T23:30:00Z'), Date.parse('2027-10-30T22:30:00Z')];
      const offered = ['2027-03-20', '2027-10-24', '2026-12-27'].flatMap((from) => offeredStarts({
        now: 0, timeZone: 'Europe/Paris', from, days: 16, absences: [], busy: [], external: [],
        exceptions: holidays.map(({ date }) => ({ date, openings: [] })),
        openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: 1320, end: 300 })),
        reason: { durationMinutes: 30, stepMinutes: 30, bufferBefore: 0, bufferAfter: 5, minNoticeMinutes: 0, horizonDays: null, maxPerDay: null },
        limits: [{ refusal: 'day_full', most: 1, starts }, { refusal: 'week_full', most: 2, starts }, { refusal: 'patient_week_full', most: 1, starts: [starts[0]] }],
      }));
      console.log(JSON.stringify({ holidays, offered }));`;
    const [first, ...others] = await Promise.all(
      ['UTC', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => elsewhere(zone, program)),
    );
    const answer = JSON.parse(first ?? '') as { holidays: unknown[]; offered: number[] };
    expect(answer.holidays).toHaveLength(39);
    expect(answer.offered.length).toBeGreaterThan(200);
    for (const other of others) expect(other).toBe(first);
  }, 60_000);
});
