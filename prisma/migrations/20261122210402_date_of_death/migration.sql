-- The day a patient died, sealed as the birth date is; since when it stands on the file and who noted it say by themselves that nothing is sent any more.
ALTER TABLE patient ADD COLUMN deceased_on_sealed TEXT,
  ADD COLUMN deceased_noted_at TIMESTAMPTZ(3),
  ADD COLUMN deceased_noted_by TEXT;
ALTER TABLE patient ADD CONSTRAINT patient_deceased CHECK ((deceased_on_sealed IS NULL) = (deceased_noted_at IS NULL));
