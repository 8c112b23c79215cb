-- AlterTable
ALTER TABLE "waiting_entry" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "identity_sealed" TEXT,
ADD COLUMN     "is_first_visit" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "patient_id" DROP NOT NULL;
-- CreateTable
CREATE TABLE "waiting_time" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "waiting_time_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateIndex
CREATE UNIQUE INDEX "waiting_time_practice_id_practitioner_id_starts_at_ends_at_key" ON "waiting_time"("practice_id", "practitioner_id", "starts_at", "ends_at");
-- CreateIndex
CREATE INDEX "waiting_time_due_at_idx" ON "waiting_time"("due_at");

-- What Prisma cannot say: checks, pointers inside the practice, the wall, grants.

-- Asked for online without an appointment: what was typed waits sealed under the practice's key until the mailed link proves the address.
ALTER TABLE waiting_entry DROP CONSTRAINT waiting_entry_status;
ALTER TABLE waiting_entry ADD CONSTRAINT waiting_entry_status CHECK (status IN ('asked', 'waiting', 'taken', 'withdrawn', 'lapsed'));
ALTER TABLE waiting_entry ADD CONSTRAINT waiting_entry_has_patient CHECK (patient_id IS NOT NULL OR status IN ('asked', 'withdrawn', 'lapsed'));
ALTER TABLE waiting_entry ADD CONSTRAINT waiting_entry_dates CHECK (to_date >= from_date);
UPDATE waiting_entry SET confirmed_at = created_at WHERE status <> 'asked';

-- A time freed in quiet hours: offered when they end, if it is still free then.
ALTER TABLE waiting_time ADD CONSTRAINT waiting_time_lasts CHECK (ends_at > starts_at);
ALTER TABLE waiting_time ADD CONSTRAINT waiting_time_pro_fk FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE public.waiting_time ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.waiting_time FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON public.waiting_time FOR ALL TO prati_app
  USING (practice_id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON public.waiting_time TO prati_app;
GRANT SELECT (practice_id, id, due_at) ON waiting_time TO prati_relay;
CREATE POLICY relay_reads ON waiting_time FOR SELECT TO prati_relay USING (true);
