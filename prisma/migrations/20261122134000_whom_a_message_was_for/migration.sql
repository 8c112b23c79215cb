-- Whom and what a message was about: the log of what was sent names the patient, a visit's panel lists its own messages.
-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "appointment_id" TEXT,
ADD COLUMN     "patient_id" TEXT;
-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "contact_refused_at" TIMESTAMPTZ(3);
-- CreateIndex
CREATE INDEX "delivery_practice_id_appointment_id_idx" ON "delivery"("practice_id", "appointment_id");

-- Undoing an import deletes the files it made; the log then keeps the message without its name.
ALTER TABLE delivery ADD CONSTRAINT delivery_patient_fk FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id)
  ON DELETE SET NULL (patient_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_appointment_fk FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id)
  ON DELETE SET NULL (appointment_id);
CREATE INDEX delivery_patient ON delivery (practice_id, patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX reminder_of_appointment ON reminder (practice_id, appointment_id) WHERE state = 'planned';
