-- Notices of payments past their term are the archivist's to remove: the application only writes them.
REVOKE SELECT (heeded_at), DELETE ON payment_notice FROM prati_app;
