-- AlterTable
ALTER TABLE "patient" ADD COLUMN     "objects_to" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "restricted_at" TIMESTAMPTZ(3),
ADD COLUMN     "restricted_by" TEXT,
ADD COLUMN     "restriction_ground" TEXT;

-- CreateTable
CREATE TABLE "rights_request" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "asked_right" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "patient_id" TEXT,
    "member_id" TEXT,
    "person_token" BIGINT,
    "requester_sealed" TEXT,
    "wishes_sealed" TEXT,
    "answer_sealed" TEXT,
    "extension_sealed" TEXT,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "extended_at" TIMESTAMPTZ(3),
    "extended_until" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "assigned_to" TEXT,
    "identity_method" TEXT,
    "identity_checked_by" TEXT,
    "identity_checked_at" TIMESTAMPTZ(3),
    "refusal_ground" TEXT,
    "export_id" TEXT,
    "remind_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rights_request_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "rights_request_step" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "rights_request_step_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateTable
CREATE TABLE "post_mortem_directive" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "patient_id" TEXT NOT NULL,
    "text_sealed" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "replaced_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_mortem_directive_pkey" PRIMARY KEY ("practice_id","id")
);

-- CreateIndex
CREATE INDEX "rights_request_practice_id_patient_id_idx" ON "rights_request"("practice_id", "patient_id");

-- CreateIndex
CREATE INDEX "rights_request_practice_id_state_due_on_idx" ON "rights_request"("practice_id", "state", "due_on");

-- CreateIndex
CREATE INDEX "rights_request_step_practice_id_request_id_idx" ON "rights_request_step"("practice_id", "request_id");

-- CreateIndex
CREATE INDEX "post_mortem_directive_practice_id_patient_id_idx" ON "post_mortem_directive"("practice_id", "patient_id");

-- What Prisma cannot say: pointers inside the practice, checks, the wall, grants.
ALTER TABLE patient ADD CONSTRAINT patient_objects_to CHECK (objects_to <@ ARRAY['reminders', 'statistics', 'campaigns']);
ALTER TABLE patient ADD CONSTRAINT patient_restriction CHECK ((restricted_at IS NULL) = (restriction_ground IS NULL)
  AND (restriction_ground IS NULL OR restriction_ground IN ('accuracy_contested', 'unlawful', 'needed_for_claims', 'objection_pending')));

ALTER TABLE rights_request ADD CONSTRAINT rights_request_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE rights_request ADD CONSTRAINT rights_request_patient_fk  FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE rights_request ADD CONSTRAINT rights_request_member_fk   FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id);
ALTER TABLE rights_request ADD CONSTRAINT rights_request_assigned_fk FOREIGN KEY (practice_id, assigned_to) REFERENCES member (practice_id, id);
ALTER TABLE rights_request ADD CONSTRAINT rights_request_checked_fk  FOREIGN KEY (practice_id, identity_checked_by) REFERENCES member (practice_id, id);
ALTER TABLE rights_request_step ADD CONSTRAINT rights_step_request_fk FOREIGN KEY (practice_id, request_id) REFERENCES rights_request (practice_id, id) ON DELETE CASCADE;
ALTER TABLE post_mortem_directive ADD CONSTRAINT directive_patient_fk FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE rights_request ADD CONSTRAINT rights_request_says CHECK (
  asked_right IN ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'post_mortem')
  AND channel IN ('portal', 'desk_phone', 'desk_paper', 'desk_email', 'prati')
  AND state IN ('received', 'identity_check', 'in_progress', 'extended', 'answered', 'refused', 'withdrawn')
  AND (closed_at IS NOT NULL) = (state IN ('answered', 'refused', 'withdrawn'))
  AND (refusal_ground IS NOT NULL) = (state = 'refused')
  AND (extended_until IS NULL) = (extended_at IS NULL)
  AND (extended_until IS NULL OR extended_until >= due_on)
  AND (identity_checked_at IS NULL) = (identity_method IS NULL));
ALTER TABLE rights_request ADD CONSTRAINT rights_request_whose CHECK (
  (subject_type = 'patient' AND patient_id IS NOT NULL AND member_id IS NULL)
  OR (subject_type = 'member' AND member_id IS NOT NULL AND patient_id IS NULL)
  OR (subject_type = 'unknown' AND patient_id IS NULL AND member_id IS NULL));
CREATE INDEX rights_request_remind ON rights_request (remind_at) WHERE remind_at IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['rights_request', 'rights_request_step', 'post_mortem_directive'] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO prati_app', t);
  END LOOP;
END $$;

-- The timeline only grows; it goes with its request when the request's term is over.
REVOKE UPDATE ON rights_request_step FROM prati_app;
CREATE TRIGGER rights_step_append_only BEFORE UPDATE ON rights_request_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The sweeper sees when somebody is to be reminded, and nothing else.
GRANT SELECT (practice_id, id, remind_at), UPDATE (remind_at) ON rights_request TO prati_relay;
CREATE POLICY relay_reads ON rights_request FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON rights_request FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);

-- Restriction (GDPR 18) is storage only: what stands may be read, cancelled and erased, and nothing is added or changed. This is the second
-- wall, under the verbs; a transaction that answers a rights request says so by app.rights_act. Restricting takes the file's row FOR UPDATE,
-- so that whoever is just booking ends first or sees it here.
CREATE FUNCTION refuse_restricted_patient() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since timestamptz;
BEGIN
  IF current_setting('app.rights_act', true) = 'on' THEN RETURN NEW; END IF;
  SELECT restricted_at INTO since FROM patient WHERE practice_id = NEW.practice_id AND id = NEW.patient_id FOR KEY SHARE;
  IF since IS NOT NULL THEN RAISE EXCEPTION 'this patient file is restricted' USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appointment_not_restricted BEFORE INSERT ON appointment FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL AND NEW.status NOT IN ('cancelled', 'expired')) EXECUTE FUNCTION refuse_restricted_patient();
-- The steps of a visit that takes place (arrived, done) stay possible: care that was given is noted.
CREATE TRIGGER appointment_unchanged_restricted BEFORE UPDATE ON appointment FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL AND NEW.status NOT IN ('cancelled', 'expired') AND (
    (OLD.status IN ('held', 'requested', 'cancelled', 'expired') AND NEW.status <> OLD.status)
    OR (NEW.patient_id, NEW.starts_at, NEW.ends_at, NEW.practitioner_id, NEW.site_id, NEW.visit_reason_id, NEW.mode)
      IS DISTINCT FROM (OLD.patient_id, OLD.starts_at, OLD.ends_at, OLD.practitioner_id, OLD.site_id, OLD.visit_reason_id, OLD.mode)
    OR (NEW.answers_sealed, NEW.booker_sealed, NEW.note_sealed, NEW.contact_email_sealed)
      IS DISTINCT FROM (OLD.answers_sealed, OLD.booker_sealed, OLD.note_sealed, OLD.contact_email_sealed)))
  EXECUTE FUNCTION refuse_restricted_patient();
CREATE TRIGGER series_not_restricted BEFORE INSERT OR UPDATE OF patient_id ON appointment_series FOR EACH ROW EXECUTE FUNCTION refuse_restricted_patient();
CREATE TRIGGER waiting_not_restricted BEFORE INSERT OR UPDATE OF patient_id ON waiting_entry FOR EACH ROW
  WHEN (NEW.patient_id IS NOT NULL AND NEW.status IN ('asked', 'waiting')) EXECUTE FUNCTION refuse_restricted_patient();

CREATE FUNCTION refuse_restricted_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.rights_act', true) = 'on' THEN RETURN NEW; END IF;
  -- An erasure, and only it, leaves nothing of what was restricted.
  IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL THEN RETURN NEW; END IF;
  IF OLD.restricted_at IS NULL AND NEW.restricted_at IS NULL THEN
    PERFORM FROM patient WHERE practice_id = NEW.practice_id AND id = NEW.merged_into AND restricted_at IS NOT NULL FOR KEY SHARE;
    IF NOT FOUND THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'this patient file is restricted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER patient_unchanged_restricted BEFORE UPDATE ON patient FOR EACH ROW
  WHEN ((OLD.restricted_at IS NOT NULL AND (
      (NEW.family_name_sealed, NEW.given_name_sealed, NEW.birth_date_sealed, NEW.birth_name_sealed, NEW.phone_sealed, NEW.email_sealed, NEW.sex_sealed, NEW.address_sealed)
        IS DISTINCT FROM (OLD.family_name_sealed, OLD.given_name_sealed, OLD.birth_date_sealed, OLD.birth_name_sealed, OLD.phone_sealed, OLD.email_sealed, OLD.sex_sealed, OLD.address_sealed)
      OR (NEW.online_blocked_at, NEW.absences_forgiven_at, NEW.merged_into) IS DISTINCT FROM (OLD.online_blocked_at, OLD.absences_forgiven_at, OLD.merged_into)))
    OR (NEW.restricted_at, NEW.restriction_ground) IS DISTINCT FROM (OLD.restricted_at, OLD.restriction_ground)
    OR (NEW.merged_into IS NOT NULL AND NEW.merged_into IS DISTINCT FROM OLD.merged_into))
  EXECUTE FUNCTION refuse_restricted_file();
