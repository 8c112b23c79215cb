-- Who asked for a cancellation, and the words of one for which the list has no reason, under the patient's key.
ALTER TABLE "appointment" ADD COLUMN     "cancel_note_sealed" TEXT;
ALTER TABLE "appointment" ADD CONSTRAINT appointment_cancelled_by_known CHECK (cancelled_by IN ('patient', 'third_party', 'practice'));
