import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Context, inPractice, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { dataMap } from '@/lib/retention/data-map';
import { keepBilledTo } from '@/lib/subscriptions/data';
import { at, downloaded, type FileStore, fileStore, patientActorFor, prepare, steppedUp, unpacked } from '@/test/exports';
import { openHouse } from '@/test/house';
import { booked, identity, livedIn, must } from '@/test/lived-in';
import { listExports, readExport } from './list-exports';
import { verifyManifest } from './manifest';
import { openExport } from './open-export';
import { removeExport } from './remove-export';
import { ringDueExports } from './ring-due';
import type { SignedManifest } from './schema';
import { startExport } from './start-export';
import { practiceTables } from './tables';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 20 });
let store: FileStore;
beforeAll(() => {
  store = fileStore();
});
afterAll(async () => {
  store.close();
  await db.close();
});
const json = (files: Map<string, string>, name: string) => JSON.parse(files.get(name) ?? 'null');
const practice = (ctx: Context) => startExport(steppedUp(ctx), { scope: 'practice', locale: 'fr' });

/** Every row of a table as the database has it, seen inside the practice. */
const rowsOf = (ctx: Context, table: string) =>
  inPractice(ctx, (tx) =>
    tx.db.$queryRawUnsafe<Record<string, unknown>[]>(
      `select * from "${table}" where ${table === 'practice' ? 'id' : 'practice_id'} = $1`,
      ctx.actor.practiceId,
    ),
  );

describe('the whole of a practice', () => {
  test('inv-G2: row count and field set are the data map’s and the database’s; nothing of another practice, no secret', async () => {
    const [{ house }, { house: other }] = [await livedIn(db), await livedIn(db)];
    const { id } = must(await practice(house.member));
    const before = new Map<string, number>();
    for (const { name } of practiceTables(dataMap)) before.set(name, (await rowsOf(house.member, name)).length);
    expect(await prepare(house, store, id)).toBe('ready');
    const { zip, files } = await downloaded(house.member, store, id);
    const manifest = json(files, 'manifest.json') as SignedManifest;
    for (const { name, fields } of practiceTables(dataMap)) {
      const rows = json(files, `json/${name}.json`) as Record<string, unknown>[];
      // The export's own row moves while it is made; nothing else does here.
      expect(rows.length, name).toBe(before.get(name));
      expect(manifest.tables[name], name).toBe(rows.length);
      for (const row of rows)
        expect(
          Object.keys(row)
            .filter((key) => key !== 'erased')
            .sort(),
          name,
        ).toEqual(fields.map((field) => field.name).sort());
      const csv = Papa.parse<Record<string, string>>((files.get(`csv/${name}.csv`) ?? '').replace(/^\uFEFF/, ''), {
        header: true,
        skipEmptyLines: true,
        delimiter: ';',
      });
      expect([name, csv.data.length, csv.errors]).toEqual([name, rows.length, []]);
    }
    expect(json(files, 'json/patient.json')).toEqual(
      expect.arrayContaining([expect.objectContaining({ familyName: identity.familyName, email: identity.email })]),
    );
    const whole = [...files.values()].join('\n');
    expect(whole).not.toContain(other.practiceId);
    for (const { id: patientId } of await rowsOf(other.member, 'patient')) expect(whole).not.toContain(String(patientId));
    const secrets = (
      await Promise.all(['appointment', 'invitation', 'calendar_feed', 'waiting_offer'].map((table) => rowsOf(house.member, table)))
    )
      .flat()
      .flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => (/hash|token|_sealed$/.test(column) && typeof value === 'string' ? [value] : [])),
      );
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) expect(whole).not.toContain(secret);
    expect(zip.length).toBe(must(await readExport(house.member, { exportId: id })).bytes);
  });

  test('inv-G2: the manifest gives the fingerprint of every file and is signed; one changed word breaks it', async () => {
    const house = await openHouse({ db });
    await booked(house, '2027-01-05T09:00:00Z');
    const { id } = must(await practice(house.member));
    await prepare(house, store, id);
    const { zip, files } = await downloaded(house.member, store, id);
    const manifest = json(files, 'manifest.json') as SignedManifest;
    expect(manifest.files.map(({ name }) => name).sort()).toEqual([...files.keys()].filter((name) => name !== 'manifest.json').sort());
    for (const { name, sha256, bytes } of manifest.files) {
      const text = Buffer.from(files.get(name) ?? '', 'utf8');
      expect([name, bytes, sha256]).toEqual([name, text.length, createHash('sha256').update(text).digest('hex')]);
    }
    expect(verifyManifest(house.member.keyring, manifest)).toBe(true);
    expect(verifyManifest(house.member.keyring, { ...manifest, createdAt: '2027-01-01T00:00:00.000Z' })).toBe(false);
    expect(must(await readExport(house.member, { exportId: id })).sha256).toBe(createHash('sha256').update(zip).digest('hex'));
  });

  test('agenda, contacts, FHIR and page are what other programmes and people read', async () => {
    const { house } = await livedIn(db);
    const odd = { ...identity, familyName: 'Canari; <b>, Noir', givenName: 'Zoë \\ "Zo"', email: 'zoe@example.test' };
    must(await registerAtDesk(house.member, { identity: odd, locale: 'fr' }));
    const { id } = must(await practice(house.member));
    await prepare(house, store, id);
    const { files } = await downloaded(house.member, store, id);
    const calendar = new ICAL.Component(ICAL.parse(files.get('agenda.ics') ?? '') as [string, unknown[], unknown[]]);
    const visits = (json(files, 'json/appointment.json') as { status: string }[]).filter(
      ({ status }) => !['held', 'expired'].includes(status),
    );
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(visits.length);
    const cards = (files.get('patients.vcf') ?? '').match(/BEGIN:VCARD\r\n[\s\S]*?END:VCARD\r\n/g) ?? [];
    expect(cards.length).toBe((json(files, 'json/patient.json') as unknown[]).length);
    const card = new ICAL.Component(ICAL.parse(cards.find((one) => one.includes('zoe@')) ?? '') as [string, unknown[], unknown[]]);
    expect(card.getFirstPropertyValue('n')).toEqual([odd.familyName, odd.givenName, '', '', '']);
    const bundle = json(files, 'fhir/bundle.json') as {
      resourceType: string;
      type: string;
      entry: {
        fullUrl: string;
        resource: {
          resourceType: string;
          id: string;
          participant?: { actor: { reference: string } }[];
          birthDate?: string;
          start?: string;
        };
      }[];
    };
    expect([bundle.resourceType, bundle.type]).toEqual(['Bundle', 'collection']);
    const known = new Set(bundle.entry.map(({ resource }) => `${resource.resourceType}/${resource.id}`));
    for (const { fullUrl, resource } of bundle.entry) {
      expect(resource.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
      expect(fullUrl.endsWith(`${resource.resourceType}/${resource.id}`)).toBe(true);
      for (const { actor } of resource.participant ?? []) expect(known).toContain(actor.reference);
      if (resource.birthDate) expect(resource.birthDate).toMatch(/^\d{4}-\d\d-\d\d$/);
      if (resource.start) expect(new Date(resource.start).toISOString()).toBe(resource.start);
    }
    expect(new Set(bundle.entry.map(({ resource }) => resource.resourceType))).toEqual(
      new Set(['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'Schedule', 'Patient', 'Appointment']),
    );
    const page = files.get('index.html') ?? '';
    expect(page).not.toMatch(/<script|javascript:|<b>|src=|href="http|\son\w+=/i);
    expect(page).toContain('Canari; &lt;b&gt;, Noir');
  });

  test('a cell that a spreadsheet would run is a text', async () => {
    const house = await openHouse({ db });
    must(await registerAtDesk(house.member, { identity: { ...identity, familyName: '=cmd|A1' }, locale: 'fr' }));
    const { id } = must(await practice(house.member));
    await prepare(house, store, id);
    expect((await downloaded(house.member, store, id)).files.get('csv/patient.csv')).toContain(`'=cmd|A1`);
  });

  test('to whom invoices are made out is told: sealed in a row that has no id but the practice', async () => {
    const { house } = await livedIn(db);
    const address = { street: '1 rue des Tests', postcode: '69001', city: 'Lyon', country: 'FR' } as const;
    const billedTo = { name: 'Cabinet d’essai', ...address, vatNumber: '' };
    await writeInPractice(house.member, (tx) => keepBilledTo(tx, billedTo));
    const { id } = must(await practice(house.member));
    expect(await prepare(house, store, id)).toBe('ready');
    const { files } = await downloaded(house.member, store, id);
    expect(json(files, 'json/subscription.json')).toEqual([expect.objectContaining({ billedTo })]);
  });

  test('an erased patient is marked and stops nobody', async () => {
    const house = await openHouse({ db });
    const { patientId } = must(await registerAtDesk(house.member, { identity, locale: 'fr' }));
    await writeInPractice(house.member, (tx) => tx.keyring.destroyPatientKey(tx.db, house.practiceId, patientId));
    const { id } = must(await practice(house.member));
    expect(await prepare(house, store, id)).toBe('ready');
    const { files } = await downloaded(house.member, store, id);
    expect(json(files, 'json/patient.json')).toEqual([expect.objectContaining({ id: patientId, familyName: null, erased: true })]);
    expect(
      json(files, 'fhir/bundle.json').entry.find(
        ({ resource }: { resource: { resourceType: string } }) => resource.resourceType === 'Patient',
      ).resource.active,
    ).toBe(false);
  });
});

describe('inv-G3: a copy', () => {
  test('asked for ten times at once is one, for the same person; somebody else is told to wait', async () => {
    const house = await openHouse({ db });
    const answers = await Promise.all(Array.from({ length: 10 }, () => practice(house.member)));
    expect(new Set(answers.map((answer) => must(answer).id)).size).toBe(1);
    expect(await listExports(house.member)).toHaveLength(1);
    const second = steppedUp({
      ...house.member,
      actor: { ...(house.member.actor as MemberActor), memberId: newId('member') } as MemberActor,
    });
    expect(await practice(second)).toEqual({ ok: false, error: { code: 'exports.under_way' } });
  });

  test('is asked for by the owner alone, who proved the password within ten minutes', async () => {
    const house = await openHouse({ db });
    const ask = (ctx: Context) => startExport(ctx, { scope: 'practice', locale: 'fr' });
    expect(await ask(house.member)).toEqual({ ok: false, error: { code: 'access.step_up_needed' } });
    const now = house.member.clock.now().getTime();
    for (const age of [600_000, 601_000, -1_000])
      expect(await ask(steppedUp(house.member, new Date(now - age)))).toMatchObject({ error: { code: 'access.step_up_needed' } });
    for (const role of ['assistant', 'practitioner'] as const)
      expect(await ask(steppedUp({ ...house.member, actor: { ...(house.member.actor as MemberActor), role } as MemberActor }))).toEqual({
        ok: false,
        error: { code: 'exports.not_allowed' },
      });
    for (const ctx of [house.visitor, house.system]) expect(await ask(ctx)).toEqual({ ok: false, error: { code: 'exports.not_allowed' } });
    expect(await ask(steppedUp(house.member, new Date(now - 599_000)))).toMatchObject({ ok: true });
  });

  test('is stored sealed, opens for the one who asked, with the password, until it expires, and each time is in the journal', async () => {
    const house = await openHouse({ db });
    const own = fileStore();
    await booked(house, '2027-01-05T09:00:00Z');
    const { id } = must(await practice(house.member));
    expect(await openExport({ ...steppedUp(house.member), storage: own.storage }, { exportId: id })).toMatchObject({
      error: { code: 'exports.not_ready' },
    });
    await prepare(house, own, id);
    for (const bytes of own.everything())
      for (const canary of [identity.familyName, identity.email, 'manifest.json', 'PK\u0003\u0004'])
        expect(bytes.includes(canary)).toBe(false);
    const open = (ctx: Context) => openExport({ ...ctx, storage: own.storage }, { exportId: id });
    expect(await open(house.member)).toEqual({ ok: false, error: { code: 'access.step_up_needed' } });
    const colleague = { ...house.member, actor: { ...(house.member.actor as MemberActor), memberId: newId('member') } as MemberActor };
    const stranger = await openHouse({ db });
    for (const ctx of [colleague, stranger.member, house.visitor, house.system])
      expect(await open(steppedUp(ctx))).toEqual({ ok: false, error: { code: 'exports.unknown' } });
    expect((await downloaded(house.member, own, id)).files.size).toBeGreaterThan(20);
    expect((await downloaded(house.member, own, id)).files.size).toBeGreaterThan(20);
    const journal = await rowsOf(house.member, 'audit_entry');
    expect(journal.filter(({ act }) => act === 'exports.downloaded')).toHaveLength(2);
    expect(journal.filter(({ act }) => act === 'exports.asked')).toHaveLength(1);
    expect(must(await readExport(house.member, { exportId: id })).downloads).toBe(2);

    const late = at('2027-01-11T07:00:01Z');
    expect(await open(steppedUp(house.as(house.member.actor, late)))).toEqual({ ok: false, error: { code: 'exports.over' } });
    expect(await removeExport({ ...house.as(house.system.actor), storage: own.storage }, { exportId: id })).toBe('nothing to do');
    expect(own.everything()).toHaveLength(1);
    const rung: string[] = [];
    const publish = async (postings: readonly { request: { job: { name: string } } }[]) =>
      void rung.push(...postings.map(({ request }) => request.job.name));
    await ringDueExports({ db, clock: late, publish: publish as never });
    expect(rung).toContain('exports.remove');
    expect(await removeExport({ ...house.as(house.system.actor, late), storage: own.storage }, { exportId: id })).toBe('removed');
    expect(own.everything()).toEqual([]);
    const [row] = await rowsOf(house.member, 'export_job');
    expect(row).toMatchObject({ state: 'expired', key_sealed: null, due_at: null, downloads: 2 });
    own.close();
  });

  test('altered by a byte, cut or exchanged for another is refused before its first byte', async () => {
    const house = await openHouse({ db });
    const own = fileStore();
    const { id } = must(await practice(house.member));
    await prepare(house, own, id);
    const [good] = own.everything();
    const file = path.join(own.folder, 'storage', 'exports', id, '1');
    const open = () => openExport({ ...steppedUp(house.member), storage: own.storage }, { exportId: id });
    for (const spot of [0, 20, 5_000, (good?.length ?? 0) - 1]) {
      const bad = Buffer.from(good ?? '');
      bad[spot] = (bad[spot] ?? 0) ^ 1;
      writeFileSync(file, bad);
      expect(await open()).toEqual({ ok: false, error: { code: 'exports.damaged' } });
    }
    writeFileSync(file, (good ?? Buffer.alloc(0)).subarray(0, 9_000));
    expect(await open()).toEqual({ ok: false, error: { code: 'exports.damaged' } });
    writeFileSync(file, good ?? '');
    expect(await open()).toMatchObject({ ok: true });
    own.close();
  });
});

describe('one patient', () => {
  test('inv-G2: everything of that person and nothing of another, merged files included', async () => {
    const { house, confirmed } = await livedIn(db);
    const patientId = confirmed.appointment.patientId as Id<'patient'>;
    await registerAtDesk(house.member, {
      identity: { ...identity, givenName: 'Autre', familyName: 'Personne', birthDate: '1950-01-01' },
      locale: 'fr',
    });
    const self = house.as(patientActorFor(house, [patientId]));
    const { id } = must(await startExport(self, { scope: 'patient', patientId, locale: 'de' }));
    expect(await prepare(house, store, id)).toBe('ready');
    const { files } = await downloaded(self, store, id);
    const patients = await rowsOf(house.member, 'patient');
    const whole = [...files]
      .filter(([name]) => name !== 'index.html')
      .map(([, text]) => text)
      .join('\n');
    for (const { id: other } of patients) expect(whole.includes(String(other)), String(other)).toBe(other === patientId);
    expect(whole).not.toContain('Personne');
    const ownVisits = (await rowsOf(house.member, 'appointment')).filter((row) => row.patient_id === patientId);
    expect(json(files, 'json/appointment.json')).toHaveLength(ownVisits.length);
    const acts = (await rowsOf(house.member, 'audit_entry')).filter(
      ({ subject, act }) => subject === patientId && act !== 'exports.downloaded',
    );
    expect(json(files, 'json/audit_entry.json').length).toBe(acts.length);
    expect(files.has('json/site.json')).toBe(false);
    const page = files.get('index.html') ?? '';
    for (const text of ['Ève Canari', 'Termine', 'Wer die Akte geöffnet', 'Woher diese Daten stammen', 'Empfänger'])
      expect(page).toContain(text);
    expect(page).not.toMatch(/<script/i);
  });

  test('is for the patient, an owner, or whoever answers a request; never for another patient', async () => {
    const { house, confirmed, patientId: other } = await livedIn(db);
    const patientId = confirmed.appointment.patientId as Id<'patient'>;
    const wish = { scope: 'patient', patientId, locale: 'fr' } as const;
    const assistant = house.as({ ...(house.member.actor as MemberActor), role: 'assistant' } as MemberActor);
    expect(await startExport(house.as(patientActorFor(house, [other])), wish)).toEqual({
      ok: false,
      error: { code: 'exports.not_allowed' },
    });
    expect(await startExport(assistant, wish)).toEqual({ ok: false, error: { code: 'exports.not_allowed' } });
    expect(await startExport(house.member, { ...wish, patientId: newId('patient') })).toEqual({
      ok: false,
      error: { code: 'exports.patient_unknown' },
    });
    expect(await startExport(assistant, { ...wish, forRequest: newId('rightsRequest') })).toMatchObject({ ok: true });
    expect(await startExport(house.as(patientActorFor(house, [patientId])), wish)).toEqual({
      ok: false,
      error: { code: 'exports.under_way' },
    });
  });
});

describe('a worker that is stopped half way', () => {
  test('leaves nothing; the next begins anew, and the first, waking up, changes nothing', async () => {
    const house = await openHouse({ db });
    const own = fileStore();
    await booked(house, '2027-01-05T09:00:00Z');
    const { id } = must(await practice(house.member));
    let wake: () => void = () => undefined;
    let isAsleep: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      isAsleep = resolve;
    });
    const sleeping: FileStore = {
      ...own,
      storage: {
        ...own.storage,
        put: (name, content) =>
          own.storage.put(
            name,
            (async function* () {
              for await (const piece of content) {
                isAsleep();
                await new Promise<void>((resolve) => {
                  wake = resolve;
                });
                yield piece;
              }
            })(),
          ),
      },
    };
    const first = prepare(house, sleeping, id);
    await asleep;
    expect(await prepare(house, own, id)).toBe('nothing to do');
    const later = at('2027-01-04T07:02:00Z');
    expect(await prepare(house, own, id, later)).toBe('ready');
    expect(own.everything().length).toBeGreaterThanOrEqual(1);
    const waking = setInterval(() => wake(), 5);
    expect(await first).toBe('taken over');
    clearInterval(waking);
    expect(own.everything()).toHaveLength(1);
    expect((await downloaded(house.as(house.member.actor, later), own, id)).files.has('manifest.json')).toBe(true);
    own.close();
  });

  test('a store that does not answer fails the copy after five tries, visibly, and another can be asked for', async () => {
    const house = await openHouse({ db });
    const { id } = must(await practice(house.member));
    const away: FileStore = {
      ...store,
      storage: { ...store.storage, put: async () => ({ ok: false, error: { code: 'storage.unreachable' } }) },
    };
    for (let attempt = 1; attempt < 5; attempt++) await expect(prepare(house, away, id)).rejects.toThrow();
    expect(await prepare(house, away, id)).toBe('failed');
    expect(must(await readExport(house.member, { exportId: id }))).toMatchObject({ state: 'failed', failure: 'storage' });
    expect(must(await practice(house.member)).id).not.toBe(id);
  });
});

test('the archive is a ZIP others open', async () => {
  await expect(unpacked(Buffer.from('no zip'))).rejects.toThrow();
});
