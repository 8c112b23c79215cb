-- A seat given up in a group is a freed time too: whoever waits for that visit may take it.
DROP TRIGGER appointment_frees_time ON appointment;
CREATE TRIGGER appointment_frees_time AFTER UPDATE OF status, overbooked, practitioner_id, starts_at, ends_at ON appointment FOR EACH ROW
  WHEN (appointment_occupies(OLD.status, OLD.overbooked) AND (OLD.status <> 'held' OR OLD.source = 'waiting_list')
    AND (NOT appointment_occupies(NEW.status, NEW.overbooked) OR OLD.practitioner_id <> NEW.practitioner_id
      OR OLD.starts_at < NEW.starts_at OR OLD.ends_at > NEW.ends_at))
  EXECUTE FUNCTION keep_freed_time();
