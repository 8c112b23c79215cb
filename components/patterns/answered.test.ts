import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error';
import { redirect } from 'next/navigation';
import { describe, expect, test } from 'vitest';
import { answered } from './answered';
import { type FormState, idle } from './form-state';

const typed = () => {
  const form = new FormData();
  form.append('reason', 'Une longue raison');
  form.append('kinds[]', 'loss');
  form.append('password', 'girafe');
  return form;
};
const failing = (error: unknown) => answered(async () => Promise.reject(error));

describe('an action that is not answered', () => {
  test('is refused with everything typed, secrets excepted', async () => {
    expect(await failing(new TypeError('Failed to fetch'))(idle, typed())).toEqual({
      ...{ status: 'refused', code: 'connection.unanswered', message: '', fields: {} },
      values: { reason: 'Une longue raison', kinds: ['loss'] },
    });
  });
  test('because the server was renewed is told apart: pressing again would not help', async () => {
    expect(await failing(new UnrecognizedActionError('gone'))(idle, typed())).toMatchObject({ code: 'connection.outdated' });
  });
  test('leaves the page where it was answered by leaving', async () => {
    const away = answered(async () => redirect('/sign-in'));
    await expect(away(idle, typed())).rejects.toMatchObject({ digest: expect.stringContaining('NEXT_REDIRECT') });
  });
  test('is what it was where it is answered', async () => {
    const done: FormState = { status: 'done', value: null };
    expect(await answered(async () => done)(idle, typed())).toBe(done);
  });
});

// A form that sends otherwise takes the page away when the connection is cut, and sends twice what is pressed twice.
test('every form sends through useFormAction; the steps of a booking have a state of their own', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const sending = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
    .filter((name) => !name.endsWith('.test.ts') && readFileSync(path.join(root, name), 'utf8').includes('useActionState'));
  expect(sending.sort()).toEqual(['booking/use-step.ts', 'patterns/use-form-action.ts']);
});
