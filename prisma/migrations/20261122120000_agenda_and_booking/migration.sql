-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "answers_sealed" TEXT,
ADD COLUMN     "booker_sealed" TEXT,
ADD COLUMN     "cancelled_from" TEXT,
ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "decide_by" TIMESTAMPTZ(3),
ADD COLUMN     "done_at" TIMESTAMPTZ(3),
ADD COLUMN     "for_relative" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "group_id" TEXT,
ADD COLUMN     "import_batch_id" TEXT,
ADD COLUMN     "in_room_at" TIMESTAMPTZ(3),
ADD COLUMN     "missed_at" TIMESTAMPTZ(3),
ADD COLUMN     "note_sealed" TEXT,
ADD COLUMN     "notice_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "overbook_reason_sealed" TEXT,
ADD COLUMN     "overbooked_by" TEXT,
ADD COLUMN     "series_date" DATE,
ADD COLUMN     "series_id" TEXT,
ADD COLUMN     "taken" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "told_start" TIMESTAMPTZ(3),
ADD COLUMN     "told_status" TEXT;
-- AlterTable
ALTER TABLE "member" ADD COLUMN     "may_overbook" BOOLEAN NOT NULL DEFAULT false;
-- AlterTable
ALTER TABLE "opening" ADD COLUMN     "known_only" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reason_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "absences_forgiven_at" TIMESTAMPTZ(3),
ADD COLUMN     "address_sealed" TEXT,
ADD COLUMN     "birth_name_sealed" TEXT,
ADD COLUMN     "import_batch_id" TEXT,
ADD COLUMN     "merged_into" TEXT,
ADD COLUMN     "online_blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "online_blocked_by" TEXT,
ADD COLUMN     "sex_sealed" TEXT;
-- AlterTable
ALTER TABLE "practice" ADD COLUMN     "holiday_region" TEXT,
ADD COLUMN     "max_upcoming_per_patient" INTEGER,
ADD COLUMN     "no_show_limit" INTEGER DEFAULT 3,
ADD COLUMN     "quiet_from" TEXT NOT NULL DEFAULT '21:00',
ADD COLUMN     "quiet_to" TEXT NOT NULL DEFAULT '08:00';
-- AlterTable
ALTER TABLE "practitioner" ADD COLUMN     "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "max_per_day" INTEGER,
ADD COLUMN     "max_per_week" INTEGER,
ADD COLUMN     "reviews_new" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "works_on_holidays" BOOLEAN NOT NULL DEFAULT false;
-- AlterTable
ALTER TABLE "visit_reason" ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "change_online" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "change_until_hours" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "documents_to_bring" TEXT,
ADD COLUMN     "max_per_patient_week" INTEGER,
ADD COLUMN     "max_per_week" INTEGER,
ADD COLUMN     "questions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reminders" JSONB NOT NULL DEFAULT '[{"kind":"elapsed","minutes":2880},{"kind":"elapsed","minutes":120}]',
ADD COLUMN     "resource_needs" JSONB NOT NULL DEFAULT '[]';
-- CreateTable
CREATE TABLE "appointment_series" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "visit_reason_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "first_date" DATE NOT NULL,
    "wall_time" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    CONSTRAINT "appointment_series_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "external_busy" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "external_key" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "import_batch_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "external_busy_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "resource" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    CONSTRAINT "resource_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "appointment_resource" (
    "practice_id" TEXT NOT NULL,
    "appointment_id" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "occupies" BOOLEAN NOT NULL,
    CONSTRAINT "appointment_resource_pkey" PRIMARY KEY ("practice_id","appointment_id","resource_id")
);
-- CreateTable
CREATE TABLE "calendar_feed" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "practitioner_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "import_batch" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_sealed" TEXT,
    "mapping" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "reminder" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "appointment_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "for_start" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "reminder_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "patient_merge" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "survivor_id" TEXT NOT NULL,
    "merged_id" TEXT NOT NULL,
    "snapshot_sealed" TEXT,
    "moved" JSONB NOT NULL,
    "merged_by" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "undo_until" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "patient_merge_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "patient_distinct" (
    "practice_id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "patient_distinct_pkey" PRIMARY KEY ("practice_id","patient_id","other_id")
);
-- CreateTable
CREATE TABLE "waiting_entry" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "practitioner_id" TEXT,
    "visit_reason_id" TEXT NOT NULL,
    "appointment_id" TEXT,
    "modes" TEXT[],
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "weekdays" INTEGER[],
    "day_parts" TEXT[],
    "status" TEXT NOT NULL,
    "contact_email_sealed" TEXT,
    "manage_token_hash" TEXT,
    "source" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    CONSTRAINT "waiting_entry_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateTable
CREATE TABLE "waiting_offer" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "hold_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    CONSTRAINT "waiting_offer_pkey" PRIMARY KEY ("practice_id","id")
);
-- CreateIndex
CREATE INDEX "external_busy_practice_id_practitioner_id_ends_at_idx" ON "external_busy"("practice_id", "practitioner_id", "ends_at");
-- CreateIndex
CREATE UNIQUE INDEX "external_busy_practice_id_practitioner_id_source_external_k_key" ON "external_busy"("practice_id", "practitioner_id", "source", "external_key");
-- CreateIndex
CREATE INDEX "appointment_resource_practice_id_resource_id_ends_at_idx" ON "appointment_resource"("practice_id", "resource_id", "ends_at");
-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");
-- CreateIndex
CREATE INDEX "calendar_feed_practice_id_practitioner_id_idx" ON "calendar_feed"("practice_id", "practitioner_id");
-- CreateIndex
CREATE UNIQUE INDEX "reminder_practice_id_appointment_id_rule_for_start_key" ON "reminder"("practice_id", "appointment_id", "rule", "for_start");
-- CreateIndex
CREATE INDEX "patient_merge_practice_id_survivor_id_idx" ON "patient_merge"("practice_id", "survivor_id");
-- CreateIndex
CREATE INDEX "waiting_entry_practice_id_visit_reason_id_status_created_at_idx" ON "waiting_entry"("practice_id", "visit_reason_id", "status", "created_at");
-- CreateIndex
CREATE INDEX "waiting_offer_practice_id_entry_id_idx" ON "waiting_offer"("practice_id", "entry_id");
-- CreateIndex
CREATE INDEX "appointment_practice_id_series_id_idx" ON "appointment"("practice_id", "series_id");
-- CreateIndex
CREATE INDEX "appointment_practice_id_group_id_idx" ON "appointment"("practice_id", "group_id");

-- What Prisma cannot say, for the tables above: pointers inside the practice, checks, exclusive resources, walls, grants.

ALTER TABLE appointment_series   ADD CONSTRAINT series_pro_fk        FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE appointment_series   ADD CONSTRAINT series_patient_fk    FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE appointment_series   ADD CONSTRAINT series_reason_fk     FOREIGN KEY (practice_id, visit_reason_id) REFERENCES visit_reason (practice_id, id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_series_fk FOREIGN KEY (practice_id, series_id) REFERENCES appointment_series (practice_id, id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_group_fk  FOREIGN KEY (practice_id, group_id) REFERENCES appointment (practice_id, id);
ALTER TABLE import_batch         ADD CONSTRAINT import_batch_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_import_fk FOREIGN KEY (practice_id, import_batch_id) REFERENCES import_batch (practice_id, id);
ALTER TABLE patient              ADD CONSTRAINT patient_import_fk     FOREIGN KEY (practice_id, import_batch_id) REFERENCES import_batch (practice_id, id);
ALTER TABLE patient              ADD CONSTRAINT patient_merged_fk     FOREIGN KEY (practice_id, merged_into) REFERENCES patient (practice_id, id);
ALTER TABLE external_busy        ADD CONSTRAINT external_busy_pro_fk  FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE external_busy        ADD CONSTRAINT external_busy_import_fk FOREIGN KEY (practice_id, import_batch_id) REFERENCES import_batch (practice_id, id);
ALTER TABLE resource             ADD CONSTRAINT resource_site_fk      FOREIGN KEY (practice_id, site_id) REFERENCES site (practice_id, id);
ALTER TABLE appointment_resource ADD CONSTRAINT taken_appointment_fk  FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id);
ALTER TABLE appointment_resource ADD CONSTRAINT taken_resource_fk     FOREIGN KEY (practice_id, resource_id) REFERENCES resource (practice_id, id);
ALTER TABLE patient_merge        ADD CONSTRAINT merge_survivor_fk     FOREIGN KEY (practice_id, survivor_id) REFERENCES patient (practice_id, id);
ALTER TABLE patient_merge        ADD CONSTRAINT merge_merged_fk       FOREIGN KEY (practice_id, merged_id) REFERENCES patient (practice_id, id);
ALTER TABLE patient_distinct     ADD CONSTRAINT distinct_one_fk       FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE patient_distinct     ADD CONSTRAINT distinct_other_fk     FOREIGN KEY (practice_id, other_id) REFERENCES patient (practice_id, id);
ALTER TABLE waiting_entry        ADD CONSTRAINT waiting_patient_fk    FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE waiting_entry        ADD CONSTRAINT waiting_pro_fk        FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE waiting_entry        ADD CONSTRAINT waiting_reason_fk     FOREIGN KEY (practice_id, visit_reason_id) REFERENCES visit_reason (practice_id, id);
ALTER TABLE waiting_entry        ADD CONSTRAINT waiting_appointment_fk FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id);
ALTER TABLE waiting_offer        ADD CONSTRAINT offer_entry_fk        FOREIGN KEY (practice_id, entry_id) REFERENCES waiting_entry (practice_id, id);
ALTER TABLE waiting_offer        ADD CONSTRAINT offer_hold_fk         FOREIGN KEY (practice_id, hold_id) REFERENCES appointment (practice_id, id);
ALTER TABLE reminder             ADD CONSTRAINT reminder_appointment_fk FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id);
ALTER TABLE calendar_feed        ADD CONSTRAINT feed_pro_fk           FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);

ALTER TABLE visit_reason ADD CONSTRAINT visit_reason_limits CHECK (
  (max_per_week IS NULL OR max_per_week >= 0) AND (max_per_patient_week IS NULL OR max_per_patient_week >= 1)
  AND (capacity IS NULL OR capacity BETWEEN 2 AND 500) AND change_until_hours >= 0);
ALTER TABLE practitioner ADD CONSTRAINT practitioner_limits CHECK ((max_per_day IS NULL OR max_per_day >= 0) AND (max_per_week IS NULL OR max_per_week >= 0));
ALTER TABLE practice ADD CONSTRAINT practice_limits CHECK (
  (no_show_limit IS NULL OR no_show_limit >= 1) AND (max_upcoming_per_patient IS NULL OR max_upcoming_per_patient >= 1)
  AND quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
ALTER TABLE external_busy ADD CONSTRAINT external_busy_lasts CHECK (ends_at > starts_at);
ALTER TABLE resource ADD CONSTRAINT resource_kind CHECK (kind IN ('room', 'equipment'));
ALTER TABLE waiting_entry ADD CONSTRAINT waiting_entry_status CHECK (status IN ('waiting', 'taken', 'withdrawn', 'lapsed'));
ALTER TABLE waiting_offer ADD CONSTRAINT waiting_offer_status CHECK (status IN ('open', 'taken', 'declined', 'lapsed'));
ALTER TABLE reminder ADD CONSTRAINT reminder_state CHECK (state IN ('planned', 'sent', 'dropped'));
ALTER TABLE patient_distinct ADD CONSTRAINT distinct_in_order CHECK (patient_id < other_id);
-- A group's own row has seats instead of a patient.
ALTER TABLE appointment DROP CONSTRAINT appointment_has_patient;
ALTER TABLE appointment ADD CONSTRAINT appointment_has_patient CHECK (patient_id IS NOT NULL OR capacity IS NOT NULL OR status IN ('held', 'expired'));
ALTER TABLE appointment ADD CONSTRAINT appointment_seats CHECK (
  (capacity IS NULL AND taken = 0) OR (capacity IS NOT NULL AND group_id IS NULL AND taken BETWEEN 0 AND capacity));

-- A participant of a group has a row that does not block: the group's row does.
ALTER TABLE appointment DROP CONSTRAINT appointment_no_overlap;
ALTER TABLE appointment ADD CONSTRAINT appointment_no_overlap EXCLUDE USING gist (
  practice_id WITH =, practitioner_id WITH =, tstzrange(block_starts_at, block_ends_at) WITH &&)
  WHERE (status IN ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') AND NOT overbooked AND group_id IS NULL);

-- A room or a piece of equipment serves one visit at a time: the same backstop as for practitioners.
ALTER TABLE appointment_resource ADD CONSTRAINT resource_no_overlap EXCLUDE USING gist (
  practice_id WITH =, resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (occupies);
CREATE FUNCTION appointment_occupies(status text, overbooked boolean) RETURNS boolean IMMUTABLE LANGUAGE sql AS
  $$ SELECT status IN ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') AND NOT overbooked $$;
CREATE FUNCTION resources_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE appointment_resource SET starts_at = NEW.block_starts_at, ends_at = NEW.block_ends_at, occupies = appointment_occupies(NEW.status, NEW.overbooked)
    WHERE practice_id = NEW.practice_id AND appointment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_resources_follow AFTER UPDATE OF status, overbooked, block_starts_at, block_ends_at ON appointment FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.overbooked IS DISTINCT FROM NEW.overbooked
    OR OLD.block_starts_at IS DISTINCT FROM NEW.block_starts_at OR OLD.block_ends_at IS DISTINCT FROM NEW.block_ends_at)
  EXECUTE FUNCTION resources_follow();

CREATE UNIQUE INDEX waiting_entry_manage_token ON waiting_entry (manage_token_hash) WHERE manage_token_hash IS NOT NULL;
CREATE UNIQUE INDEX waiting_offer_token ON waiting_offer (token_hash);
CREATE UNIQUE INDEX waiting_offer_one_open ON waiting_offer (practice_id, entry_id) WHERE status = 'open';
CREATE INDEX waiting_offer_due ON waiting_offer (expires_at) WHERE status = 'open';
CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'planned';
CREATE INDEX appointment_import ON appointment (practice_id, import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX patient_import ON patient (practice_id, import_batch_id) WHERE import_batch_id IS NOT NULL;
CREATE INDEX patient_merged_into ON patient (practice_id, merged_into) WHERE merged_into IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['appointment_series', 'external_busy', 'resource', 'appointment_resource', 'calendar_feed', 'import_batch', 'reminder',
    'patient_merge', 'patient_distinct', 'waiting_entry', 'waiting_offer']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO prati_app', t);
  END LOOP;
END $$;
-- A signed link to a place on the waiting list, an offer, a feed: who holds it finds that one row.
CREATE POLICY by_capability ON waiting_entry FOR SELECT TO prati_app USING (manage_token_hash = nullif(current_setting('app.capability', true), ''));
CREATE POLICY by_capability ON waiting_offer FOR SELECT TO prati_app USING (token_hash = nullif(current_setting('app.capability', true), ''));
CREATE POLICY by_capability ON calendar_feed FOR SELECT TO prati_app USING (token_hash = nullif(current_setting('app.capability', true), ''));

-- The sweeper rings for what is due, across practices; it sees ids and due times only.
GRANT SELECT (practice_id, id, appointment_id, due_at, state), UPDATE (due_at) ON reminder TO prati_relay;
GRANT SELECT (practice_id, id, entry_id, status, expires_at) ON waiting_offer TO prati_relay;
CREATE POLICY relay_reads ON reminder FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON reminder FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
CREATE POLICY relay_reads ON waiting_offer FOR SELECT TO prati_relay USING (true);

-- Patients of appointments that stand were told of them as they are.
UPDATE appointment SET told_start = starts_at, told_status = 'booked' WHERE status IN ('booked', 'confirmed', 'arrived', 'in_room', 'done');
