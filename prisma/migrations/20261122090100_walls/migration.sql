-- What Prisma cannot say: roles and grants, row-level security, composite foreign keys, the no-overlap constraint,
-- append-only audit, and the bell that wakes the relay. A catalogue test checks every line of it in each environment.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'prati_app') OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'prati_relay') THEN
    RAISE EXCEPTION 'Create the roles prati_app and prati_relay before migrating (docs/operations.md says how).';
  END IF;
END $$;

-- 1. Composite foreign keys: a row can only point inside its own practice (foreign-key checks ignore row-level security).
ALTER TABLE site                 ADD CONSTRAINT site_practice_fk           FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE member               ADD CONSTRAINT member_practice_fk         FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE member               ADD CONSTRAINT member_account_fk          FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE session              ADD CONSTRAINT session_account_fk         FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE invitation           ADD CONSTRAINT invitation_member_fk       FOREIGN KEY (practice_id, invited_by) REFERENCES member (practice_id, id);
ALTER TABLE practitioner         ADD CONSTRAINT practitioner_member_fk     FOREIGN KEY (practice_id, member_id) REFERENCES member (practice_id, id);
ALTER TABLE visit_reason         ADD CONSTRAINT visit_reason_pro_fk        FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE opening              ADD CONSTRAINT opening_pro_fk             FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE opening              ADD CONSTRAINT opening_site_fk            FOREIGN KEY (practice_id, site_id) REFERENCES site (practice_id, id);
ALTER TABLE opening_exception    ADD CONSTRAINT opening_exception_pro_fk   FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE opening_exception    ADD CONSTRAINT opening_exception_site_fk  FOREIGN KEY (practice_id, site_id) REFERENCES site (practice_id, id);
ALTER TABLE absence              ADD CONSTRAINT absence_pro_fk             FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE patient              ADD CONSTRAINT patient_practice_fk        FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE patient              ADD CONSTRAINT patient_account_fk         FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE patient_token        ADD CONSTRAINT patient_token_patient_fk   FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id) ON DELETE CASCADE;
ALTER TABLE appointment          ADD CONSTRAINT appointment_pro_fk         FOREIGN KEY (practice_id, practitioner_id) REFERENCES practitioner (practice_id, id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_site_fk        FOREIGN KEY (practice_id, site_id) REFERENCES site (practice_id, id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_reason_fk      FOREIGN KEY (practice_id, visit_reason_id) REFERENCES visit_reason (practice_id, id);
ALTER TABLE appointment          ADD CONSTRAINT appointment_patient_fk     FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id);
ALTER TABLE booking_verification ADD CONSTRAINT verification_appointment_fk FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id);
ALTER TABLE event                ADD CONSTRAINT event_practice_fk          FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE audit_entry          ADD CONSTRAINT audit_entry_practice_fk    FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE audit_head           ADD CONSTRAINT audit_head_practice_fk     FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE delivery             ADD CONSTRAINT delivery_practice_fk       FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE idempotency_key      ADD CONSTRAINT idempotency_practice_fk    FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE keys.data_key        ADD CONSTRAINT data_key_practice_fk       FOREIGN KEY (practice_id) REFERENCES practice (id);
ALTER TABLE keys.account_key     ADD CONSTRAINT account_key_account_fk     FOREIGN KEY (account_id) REFERENCES account (id);

-- 2. What a row may say.
ALTER TABLE visit_reason ADD CONSTRAINT visit_reason_figures CHECK (
  duration_minutes BETWEEN 5 AND 1440 AND step_minutes BETWEEN 5 AND 1440 AND buffer_before BETWEEN 0 AND 480 AND buffer_after BETWEEN 0 AND 480
  AND min_notice_minutes >= 0 AND (horizon_days IS NULL OR horizon_days >= 0) AND (max_per_day IS NULL OR max_per_day >= 0)
  AND (price_minor IS NULL OR price_minor >= 0) AND cardinality(modes) > 0);
ALTER TABLE opening ADD CONSTRAINT opening_figures CHECK (
  weekday BETWEEN 1 AND 7 AND starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$');
ALTER TABLE absence ADD CONSTRAINT absence_lasts CHECK (ends_at > starts_at);
ALTER TABLE member ADD CONSTRAINT member_role CHECK (role IN ('owner', 'practitioner', 'assistant'));
ALTER TABLE appointment ADD CONSTRAINT appointment_status CHECK (status IN
  ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done', 'no_show', 'excused', 'cancelled', 'expired'));
-- An empty range overlaps nothing and would slip through the constraint below.
ALTER TABLE appointment ADD CONSTRAINT appointment_lasts CHECK (ends_at > starts_at AND block_starts_at <= starts_at AND block_ends_at >= ends_at);
ALTER TABLE appointment ADD CONSTRAINT appointment_hold CHECK (status <> 'held' OR (expires_at IS NOT NULL AND hold_token_hash IS NOT NULL));
ALTER TABLE appointment ADD CONSTRAINT appointment_has_patient CHECK (patient_id IS NOT NULL OR status IN ('held', 'expired'));

-- 3. No double booking: the backstop under the lock (docs/decisions/005). Touching is not overlapping: ranges are half-open.
ALTER TABLE appointment ADD CONSTRAINT appointment_no_overlap EXCLUDE USING gist (
  practice_id WITH =, practitioner_id WITH =, tstzrange(block_starts_at, block_ends_at) WITH &&)
  WHERE (status IN ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done') AND NOT overbooked);
CREATE UNIQUE INDEX appointment_manage_token ON appointment (manage_token_hash) WHERE manage_token_hash IS NOT NULL;
CREATE UNIQUE INDEX appointment_hold_token ON appointment (hold_token_hash) WHERE hold_token_hash IS NOT NULL;
CREATE INDEX appointment_busy ON appointment (practice_id, practitioner_id, block_ends_at)
  WHERE status IN ('held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done');
CREATE INDEX event_unrelayed ON event (seq) WHERE relayed_at IS NULL;
CREATE INDEX event_awaiting ON event (relayed_at) WHERE awaited <> '{}';
CREATE INDEX delivery_due ON delivery (due_at) WHERE state IN ('queued', 'sending');

-- 4. Practices apart: forced row-level security; with no practice set the application sees nothing.
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.table_schema, c.table_name FROM information_schema.columns c JOIN information_schema.tables b USING (table_schema, table_name)
           WHERE c.column_name = 'practice_id' AND c.table_schema IN ('public', 'keys') AND b.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.table_schema, t.table_name);
    EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.table_schema, t.table_name);
    EXECUTE format($p$CREATE POLICY practice_wall ON %I.%I FOR ALL TO prati_app
      USING (practice_id = nullif(current_setting('app.practice', true), ''))
      WITH CHECK (practice_id = nullif(current_setting('app.practice', true), ''))$p$, t.table_schema, t.table_name);
  END LOOP;
END $$;
ALTER TABLE practice ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_wall ON practice FOR ALL TO prati_app
  USING (id = nullif(current_setting('app.practice', true), ''))
  WITH CHECK (id = nullif(current_setting('app.practice', true), ''));
-- A signed-in account finds its own memberships and patient files, and so the practices it may enter.
CREATE POLICY own_membership ON member FOR SELECT TO prati_app USING (account_id = nullif(current_setting('app.account', true), ''));
CREATE POLICY own_file ON patient FOR SELECT TO prati_app USING (account_id = nullif(current_setting('app.account', true), ''));
-- The public face: listed practitioners for the directory, one practitioner for whoever has the address.
CREATE POLICY listed ON practitioner FOR SELECT TO prati_app USING (listed AND current_setting('app.public', true) = 'on');
CREATE POLICY by_address ON practitioner FOR SELECT TO prati_app USING (slug = nullif(current_setting('app.slug', true), ''));
-- A signed link or a verification is a capability: who holds it finds that one row, and through it the practice.
CREATE POLICY by_capability ON appointment FOR SELECT TO prati_app USING (
  manage_token_hash = nullif(current_setting('app.capability', true), '') OR hold_token_hash = nullif(current_setting('app.capability', true), ''));
CREATE POLICY by_capability ON booking_verification FOR SELECT TO prati_app USING (id = nullif(current_setting('app.capability', true), ''));
CREATE POLICY by_capability ON invitation FOR SELECT TO prati_app USING (token_hash = nullif(current_setting('app.capability', true), ''));

-- 5. Grants. The application reads and writes rows; it owns nothing and cannot truncate.
GRANT USAGE ON SCHEMA public, keys TO prati_app, prati_relay;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO prati_app;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA keys TO prati_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO prati_app;
REVOKE ALL ON TABLE _prisma_migrations FROM prati_app;
REVOKE UPDATE, DELETE ON audit_entry, event FROM prati_app;
REVOKE DELETE ON audit_head, practice, account, appointment, patient FROM prati_app;

-- 6. The relay and the sweeper look across practices, and only at what they need to ring the doorbell.
GRANT SELECT (practice_id, id, seq, name, payload, at, relayed_at, awaited, dead), UPDATE (relayed_at, awaited, dead) ON event TO prati_relay;
GRANT SELECT (practice_id, id, effect_key, kind, subject_id, state, attempts, due_at), UPDATE (attempts, due_at) ON delivery TO prati_relay;
GRANT SELECT (id) ON practice TO prati_relay;
CREATE POLICY relay_reads ON event FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON event FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
CREATE POLICY relay_reads ON delivery FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON delivery FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
CREATE POLICY relay_reads ON practice FOR SELECT TO prati_relay USING (true);

-- 7. The audit chain only grows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 8. The bell: wakes the relay and the open agendas. Ids only.
CREATE FUNCTION ring_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('prati_event', json_build_object('practiceId', NEW.practice_id, 'name', NEW.name, 'payload', NEW.payload)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER event_rings AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION ring_event();

