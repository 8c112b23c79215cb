-- The clock of a breach rings: when its owner is next to be reminded of the seventy-two hours; null when nobody has to be.
ALTER TABLE breach ADD COLUMN remind_at timestamptz(3);
-- An incident of Prati's is one entry of the register of each practice it concerns, under the name Prati gave it; nobody of the practice made it.
ALTER TABLE breach ADD COLUMN incident_key text;
ALTER TABLE breach ALTER COLUMN created_by DROP NOT NULL;
ALTER TABLE breach ADD CONSTRAINT breach_made_by CHECK ((created_by IS NULL) = (incident_key IS NOT NULL));
CREATE UNIQUE INDEX breach_incident ON breach (practice_id, incident_key) WHERE incident_key IS NOT NULL;
CREATE INDEX breach_remind_at ON breach (remind_at) WHERE remind_at IS NOT NULL;

-- What Prati said later about its incident, sealed as the rest; who was written to when. A key names what may be there once.
ALTER TABLE breach_step ADD COLUMN text_sealed text;
ALTER TABLE breach_step DROP CONSTRAINT breach_step_what;
ALTER TABLE breach_step ADD CONSTRAINT breach_step_what CHECK (
  what IN ('opened', 'changed', 'draft_kept', 'authority_notified', 'people_notified', 'closed', 'reminded', 'announced', 'announced_update',
    'announced_end', 'told'));
CREATE UNIQUE INDEX breach_step_once ON breach_step (practice_id, breach_id, what, (facts->>'key')) WHERE facts->>'key' IS NOT NULL;

-- Breaches that count already are reminded of from now on.
ALTER TABLE breach NO FORCE ROW LEVEL SECURITY;
UPDATE breach SET remind_at = aware_at + interval '48 hours' WHERE state = 'open' AND notified_authority_at IS NULL AND (risk IS NULL OR risk <> 'none');
ALTER TABLE breach FORCE ROW LEVEL SECURITY;

GRANT SELECT (practice_id, id, remind_at), UPDATE (remind_at) ON breach TO prati_relay;
CREATE POLICY relay_reads ON breach FOR SELECT TO prati_relay USING (true);
CREATE POLICY relay_marks ON breach FOR UPDATE TO prati_relay USING (true) WITH CHECK (true);
