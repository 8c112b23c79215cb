-- AlterTable
ALTER TABLE "waiting_time" ADD COLUMN     "freed_by" TEXT;

-- Whoever frees a time, by cancelling, moving, in bulk or by letting an offer go, leaves it here in the same transaction: the waiting list
-- hears of every one and no writer has to think of it. `due_at` is moved on only where quiet hours put the offer off.
ALTER TABLE waiting_time ADD CONSTRAINT waiting_time_patient_fk FOREIGN KEY (practice_id, freed_by) REFERENCES patient (practice_id, id) ON DELETE CASCADE;
CREATE INDEX waiting_entry_live ON waiting_entry (practice_id) WHERE status = 'waiting';
CREATE FUNCTION keep_freed_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM waiting_entry WHERE practice_id = OLD.practice_id AND status = 'waiting') THEN
    INSERT INTO waiting_time (practice_id, id, practitioner_id, starts_at, ends_at, due_at, freed_by)
      VALUES (OLD.practice_id, 'wlt_' || replace(gen_random_uuid()::text, '-', ''), OLD.practitioner_id, OLD.starts_at, OLD.ends_at, to_timestamp(0), OLD.patient_id)
      ON CONFLICT (practice_id, practitioner_id, starts_at, ends_at) DO UPDATE SET due_at = excluded.due_at, freed_by = excluded.freed_by;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER appointment_frees_time AFTER UPDATE OF status, overbooked, practitioner_id, starts_at, ends_at ON appointment FOR EACH ROW
  WHEN (appointment_occupies(OLD.status, OLD.overbooked) AND OLD.group_id IS NULL AND (OLD.status <> 'held' OR OLD.source = 'waiting_list')
    AND (NOT appointment_occupies(NEW.status, NEW.overbooked) OR OLD.practitioner_id <> NEW.practitioner_id
      OR OLD.starts_at < NEW.starts_at OR OLD.ends_at > NEW.ends_at))
  EXECUTE FUNCTION keep_freed_time();
