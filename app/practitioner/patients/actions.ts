'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/app/_server/action';
import { currentMember, openContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { inFile } from '@/components/patients/addresses';
import type { FormState } from '@/components/patterns/form-state';
import { cancelComing } from '@/lib/appointments/cancel-coming';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { HealthDataNeeded } from '@/lib/consents/errors';
import type { Context } from '@/lib/context';
import { idSchema } from '@/lib/core/id';
import { ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { blockOnline } from '@/lib/patients/block-online';
import { editPatient } from '@/lib/patients/edit-patient';
import type { EditError, MergeError, PatientError } from '@/lib/patients/errors';
import { liftContactRefusal } from '@/lib/patients/lift-contact-refusal';
import { mergePatients } from '@/lib/patients/merge-patients';
import { mergeInput, tellApartInput, undoMergeInput } from '@/lib/patients/merging/rules';
import { noteDeath } from '@/lib/patients/note-death';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { deathInput, onlineBookingInput, patientDetails, patientIdentity } from '@/lib/patients/schema';
import { tellApart } from '@/lib/patients/tell-apart';
import { undoMerge } from '@/lib/patients/undo-merge';

const list = '/practitioner/patients';
const context = currentMember;
const after = () => revalidatePath(list, 'layout');

/** Nobody is born after today in the practice's zone. */
async function today(): Promise<string> {
  const ctx = await currentMember();
  return localDateAt(openContext().clock.now().getTime(), ctx ? await readTimeZone(ctx) : 'UTC');
}

/** Opens a file at the desk; a person already known by names, birth date and contact gets no second one. */
export async function openFile(state: FormState, form: FormData): Promise<FormState> {
  const add = action(
    patientIdentity(await today()),
    async (ctx: Context, identity): Promise<Result<null, PatientError | HealthDataNeeded>> => {
      const registered = await registerAtDesk(ctx, { identity, locale: await requestLocale() });
      if (!registered.ok) return registered;
      after();
      const { patientId, known } = registered.value;
      return redirect(inFile(patientId, known ? 'known' : 'opened'));
    },
    { name: 'patient.add', context },
  );
  return add(state, form);
}

export async function changePatient(state: FormState, form: FormData): Promise<FormState> {
  const schema = z
    .object({ id: idSchema('patient') })
    .and(patientIdentity(await today()))
    .and(patientDetails);
  const change = action(
    schema,
    async (ctx: Context, { id, birthName, sex, address, ...typed }, shown): Promise<Result<null, EditError>> => {
      const identity = { ...typed, ...(birthName === null ? {} : { birthName }) };
      const edited = await editPatient(ctx, { id, identity, details: { birthName, sex, address } }, shown);
      if (!edited.ok) return edited;
      after();
      return redirect(inFile(id, 'saved'));
    },
    { name: 'patient.change', context },
  );
  return change(state, form);
}

export const setOnlineBooking = action(
  onlineBookingInput,
  async (ctx, wish) => {
    const set = await blockOnline(ctx, wish);
    return set.ok ? ok(null) : set;
  },
  { name: 'patient.block_online', context, after },
);

export async function setDeath(state: FormState, form: FormData): Promise<FormState> {
  const note = action(deathInput(await today()), noteDeath, { name: 'patient.note_death', context, after });
  return note(state, form);
}

export const takeBackDeath = action(
  z.object({ id: idSchema('patient') }),
  (ctx: Context, { id }, shown) => noteDeath(ctx, { id, deceasedOn: null }, shown),
  { name: 'patient.take_back_death', context, after },
);

/** What is to come for somebody who died is called off in one step; nobody is written to. */
export const cancelComingVisits = action(
  z.object({ id: idSchema('patient') }),
  async (ctx, wish) => {
    const cancelled = await cancelComing(ctx, wish);
    return cancelled.ok ? ok(null) : cancelled;
  },
  { name: 'patient.cancel_coming', context, after },
);

export const liftRefusal = action(
  z.object({ id: idSchema('patient') }),
  async (ctx, wish) => {
    const lifted = await liftContactRefusal(ctx, wish);
    return lifted.ok ? ok(null) : lifted;
  },
  { name: 'patient.lift_contact_refusal', context, after },
);

export const mergeFiles = action(
  mergeInput,
  async (ctx: Context, wish): Promise<Result<null, MergeError>> => {
    const merged = await mergePatients(ctx, wish);
    if (!merged.ok) return merged;
    after();
    return redirect(inFile(merged.value.survivorId, 'merged'));
  },
  { name: 'patient.merge', context },
);

export const undoMergeOfFiles = action(
  undoMergeInput,
  async (ctx: Context, wish): Promise<Result<null, MergeError>> => {
    const undone = await undoMerge(ctx, wish);
    if (!undone.ok) return undone;
    after();
    return redirect(inFile(undone.value.survivorId, 'unmerged'));
  },
  { name: 'patient.undo_merge', context },
);

export const tellTwoApart = action(tellApartInput, tellApart, { name: 'patient.tell_apart', context, after });
