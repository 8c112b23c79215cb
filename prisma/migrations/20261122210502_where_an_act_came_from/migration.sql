-- Where an act came from that somebody did on the web: the network of the address (/24 of IPv4, /48 of IPv6) and the sort of device. Null for
-- what the house does by itself, and for entries of before; part of what the entry's hash is made over wherever it is there.
ALTER TABLE audit_entry ADD COLUMN network text;
ALTER TABLE audit_entry ADD COLUMN device text;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_from CHECK (
  (network IS NULL OR network ~ '^[0-9a-fA-F:.]+/(24|48)$') AND (device IS NULL OR device IN ('phone', 'tablet', 'computer', 'program')));
