-- The relay deletes nothing; the application forgets what was heeded long ago, and still reads no word back.
REVOKE DELETE ON payment_notice FROM prati_relay;
GRANT SELECT (heeded_at), DELETE ON payment_notice TO prati_app;
