-- What retention removes of its own and of those who belong to no practice.
GRANT DELETE ON retention_go_ahead, platform_retention_run TO prati_app;
GRANT SELECT, DELETE ON own_consent_event TO prati_archivist;
CREATE POLICY archivist_reads ON own_consent_event FOR SELECT TO prati_archivist USING (true);
CREATE POLICY archivist_removes ON own_consent_event FOR DELETE TO prati_archivist USING (true);
