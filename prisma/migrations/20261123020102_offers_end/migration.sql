-- An offer to hand patients on that nobody answers is over after fourteen days.
ALTER TABLE handover ADD COLUMN "expires_at" TIMESTAMPTZ(3);
-- The wall is forced on the owner too: it is lifted for this one statement.
ALTER TABLE handover NO FORCE ROW LEVEL SECURITY;
UPDATE handover SET expires_at = offered_at + interval '336 hours';
ALTER TABLE handover FORCE ROW LEVEL SECURITY;
ALTER TABLE handover ALTER COLUMN expires_at SET NOT NULL;
ALTER TABLE handover DROP CONSTRAINT handover_state;
ALTER TABLE handover ADD CONSTRAINT handover_state
  CHECK (state IN ('offered', 'accepted', 'refused', 'withdrawn', 'expired', 'done', 'failed'));

-- The relay rings for those that ran out, and sees no other.
CREATE INDEX handover_unanswered ON handover (expires_at) WHERE side = 'gives' AND state = 'offered';
GRANT SELECT (practice_id, id, side, state, expires_at) ON handover TO prati_relay;
CREATE POLICY relay_reads ON handover FOR SELECT TO prati_relay USING (side = 'gives' AND state = 'offered');
