-- The consent record: append-only events, one chain per practice, from which every present state is derived. What an account or a visitor
-- answers of their own is in a table beside, of no practice.
CREATE TABLE "consent_event" (
    "practice_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "consent_key" TEXT NOT NULL,
    "object" TEXT,
    "text_version" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "state_before" TEXT NOT NULL,
    "state_after" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_capacity" TEXT NOT NULL,
    "on_behalf_reason" TEXT,
    "method" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "ui_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "ip_truncated" TEXT,
    "user_agent_class" TEXT,
    "legal_basis" TEXT NOT NULL,
    "data_categories" TEXT[],
    "recipients" JSONB NOT NULL,
    "retention_rule" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "withdrawal_method" TEXT NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "prev_hash" TEXT NOT NULL,
    "record_hash" TEXT NOT NULL,
    "receipt_id" TEXT NOT NULL,
    CONSTRAINT "consent_event_pkey" PRIMARY KEY ("practice_id","id")
);
CREATE TABLE "consent_head" (
    "practice_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "consent_head_pkey" PRIMARY KEY ("practice_id")
);
CREATE TABLE "consent_gone" (
    "practice_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "record_hash" TEXT NOT NULL,
    CONSTRAINT "consent_gone_pkey" PRIMARY KEY ("practice_id","seq")
);
CREATE TABLE "own_consent_event" (
    "id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "consent_key" TEXT NOT NULL,
    "object" TEXT,
    "text_version" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "state_before" TEXT NOT NULL,
    "state_after" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_capacity" TEXT NOT NULL,
    "on_behalf_reason" TEXT,
    "method" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "ui_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "ip_truncated" TEXT,
    "user_agent_class" TEXT,
    "legal_basis" TEXT NOT NULL,
    "data_categories" TEXT[],
    "recipients" JSONB NOT NULL,
    "retention_rule" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "withdrawal_method" TEXT NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "prev_hash" TEXT NOT NULL,
    "record_hash" TEXT NOT NULL,
    "receipt_id" TEXT NOT NULL,
    CONSTRAINT "own_consent_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "consent_event_practice_id_seq_key" ON "consent_event"("practice_id", "seq");
CREATE UNIQUE INDEX "consent_event_practice_id_receipt_id_key" ON "consent_event"("practice_id", "receipt_id");
CREATE INDEX "consent_event_practice_id_consent_key_subject_id_seq_idx" ON "consent_event"("practice_id", "consent_key", "subject_id", "seq");
CREATE UNIQUE INDEX "own_consent_event_receipt_id_key" ON "own_consent_event"("receipt_id");
CREATE UNIQUE INDEX "own_consent_event_subject_id_seq_key" ON "own_consent_event"("subject_id", "seq");
CREATE INDEX "own_consent_event_subject_id_consent_key_seq_idx" ON "own_consent_event"("subject_id", "consent_key", "seq");
ALTER TABLE consent_event ADD CONSTRAINT consent_event_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE consent_head ADD CONSTRAINT consent_head_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE consent_gone ADD CONSTRAINT consent_gone_practice_fk FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE consent_event ADD CONSTRAINT consent_event_says CHECK (
  subject_type IN ('member', 'practice', 'patient') AND event_type IN ('requested', 'given', 'refused', 'withdrawn', 'renewed', 'expired', 'invalidated')
  AND state_before IN ('never_asked', 'asked', 'given', 'refused', 'withdrawn', 'expired', 'invalidated')
  AND state_after IN ('asked', 'given', 'refused', 'withdrawn', 'expired', 'invalidated')
  AND language IN ('fr', 'en', 'de') AND method IN ('toggle', 'sign_up_box', 'banner', 'paper', 'api', 'clock')
  AND actor_capacity IN ('self', 'representative', 'on_behalf', 'clock') AND (actor_capacity <> 'on_behalf' OR on_behalf_reason IS NOT NULL)
  AND record_hash ~ '^[0-9a-f]{64}$' AND text_sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE own_consent_event ADD CONSTRAINT own_consent_event_says CHECK (
  subject_type IN ('account', 'visitor') AND event_type IN ('requested', 'given', 'refused', 'withdrawn', 'renewed', 'expired', 'invalidated')
  AND state_before IN ('never_asked', 'asked', 'given', 'refused', 'withdrawn', 'expired', 'invalidated')
  AND state_after IN ('asked', 'given', 'refused', 'withdrawn', 'expired', 'invalidated')
  AND language IN ('fr', 'en', 'de') AND method IN ('toggle', 'sign_up_box', 'banner', 'paper', 'api', 'clock')
  AND actor_capacity IN ('self', 'representative', 'on_behalf', 'clock') AND (actor_capacity <> 'on_behalf' OR on_behalf_reason IS NOT NULL)
  AND record_hash ~ '^[0-9a-f]{64}$' AND text_sha256 ~ '^[0-9a-f]{64}$');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['consent_event', 'consent_head', 'consent_gone']
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY practice_wall ON public.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t);
  END LOOP;
END $$;
ALTER TABLE own_consent_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_consent_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_choice ON own_consent_event FOR SELECT TO prati_app USING (
  subject_type = 'account' AND subject_id = nullif(current_setting('app.account', true), '')
  OR subject_type = 'visitor' AND subject_id = nullif(current_setting('app.capability', true), ''));
CREATE POLICY own_choice_made ON own_consent_event FOR INSERT TO prati_app WITH CHECK (
  subject_type = 'account' AND subject_id = nullif(current_setting('app.account', true), '')
  OR subject_type = 'visitor' AND subject_id = nullif(current_setting('app.capability', true), ''));
GRANT SELECT, INSERT ON consent_event, own_consent_event TO prati_app;
GRANT SELECT, INSERT, UPDATE ON consent_head TO prati_app;
GRANT SELECT ON consent_gone TO prati_app;

-- The record only grows. The one exception is the retention engine's role, which takes away what is past its term and leaves its hashes.
CREATE FUNCTION keep_consent_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_user = 'prati_archivist' THEN
    IF TG_TABLE_NAME = 'consent_event' THEN
      INSERT INTO consent_gone (practice_id, seq, prev_hash, record_hash) VALUES (OLD.practice_id, OLD.seq, OLD.prev_hash, OLD.record_hash);
    END IF;
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE ON consent_event FOR EACH ROW EXECUTE FUNCTION keep_consent_record();
CREATE TRIGGER consent_event_no_truncate BEFORE TRUNCATE ON consent_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER own_consent_event_append_only BEFORE UPDATE OR DELETE ON own_consent_event FOR EACH ROW EXECUTE FUNCTION keep_consent_record();
CREATE TRIGGER own_consent_event_no_truncate BEFORE TRUNCATE ON own_consent_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The directory shows whoever said yes to it. `listed` follows the record in the same transaction and is written by nothing else; a yes
-- from before the record has no proof, so it is asked again.
ALTER TABLE practitioner ADD COLUMN IF NOT EXISTS "hidden" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE practitioner ADD COLUMN "listed_under" TEXT;
ALTER TABLE practitioner NO FORCE ROW LEVEL SECURITY;
UPDATE practitioner SET listed = false WHERE listed;
ALTER TABLE practitioner FORCE ROW LEVEL SECURITY;
ALTER POLICY listed ON practitioner USING (listed AND NOT hidden AND current_setting('app.public', true) = 'on');
CREATE FUNCTION list_by_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE practitioner
  SET listed = NEW.state_after = 'given', listed_under = CASE WHEN NEW.state_after = 'given' THEN NEW.text_version END
  WHERE practice_id = NEW.practice_id AND member_id = NEW.subject_id;
  RETURN NULL;
END $$;
CREATE TRIGGER consent_event_lists AFTER INSERT ON consent_event FOR EACH ROW
  WHEN (NEW.consent_key = 'public_directory_listing' AND NEW.event_type <> 'requested') EXECUTE FUNCTION list_by_consent();
CREATE FUNCTION keep_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.listed OR NEW.listed_under IS NOT NULL THEN
      RAISE EXCEPTION 'practitioner.listed follows the consent record' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT e.state_after = 'given', CASE WHEN e.state_after = 'given' THEN e.text_version END INTO NEW.listed, NEW.listed_under
    FROM consent_event e
    WHERE e.practice_id = NEW.practice_id AND e.consent_key = 'public_directory_listing' AND e.subject_id = NEW.member_id
      AND e.event_type <> 'requested'
    ORDER BY e.seq DESC LIMIT 1;
    NEW.listed := coalesce(NEW.listed, false);
  ELSIF (NEW.listed, NEW.listed_under) IS DISTINCT FROM (OLD.listed, OLD.listed_under) AND pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'practitioner.listed follows the consent record' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER practitioner_listed BEFORE INSERT OR UPDATE OF listed, listed_under ON practitioner FOR EACH ROW EXECUTE FUNCTION keep_listed();
