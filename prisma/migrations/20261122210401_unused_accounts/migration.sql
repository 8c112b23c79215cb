-- Why an account is closed: its person asked, or nobody has used it for two years (PRODUCT section 5, patient_account).
ALTER TABLE account_deletion ADD COLUMN cause TEXT NOT NULL DEFAULT 'asked';
ALTER TABLE account_deletion ADD CONSTRAINT account_deletion_cause CHECK (cause IN ('asked', 'unused'));
-- What the sessions still there say of when an account was last in use; from here on signing in and each day of use say it themselves.
UPDATE account a SET last_active_at = greatest(a.last_active_at, s.seen)
  FROM (SELECT account_id, max(last_seen_at) AS seen FROM session GROUP BY 1) s WHERE s.account_id = a.id;
