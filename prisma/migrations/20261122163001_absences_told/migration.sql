-- Whether a patient who did not come is written to.
ALTER TABLE "practice" ADD COLUMN "no_show_notice" BOOLEAN NOT NULL DEFAULT true;

-- Why a member closed booking online to a patient: one of a list, never a free text.
ALTER TABLE "patient" ADD COLUMN "online_block_reason" TEXT,
ADD COLUMN "found_as" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE patient ADD CONSTRAINT patient_online_block_reason_known CHECK (online_block_reason IS NULL OR online_block_reason IN
  ('absences', 'late_cancellations', 'too_many_bookings', 'wrong_details', 'asked_for', 'other'));

-- What was done to one file, found without reading the whole journal.
CREATE INDEX "audit_entry_practice_id_subject_idx" ON "audit_entry"("practice_id", "subject");
