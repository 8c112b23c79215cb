-- Notices of payments that are past their term are removed by the archivist; the application only writes them.
GRANT SELECT, DELETE ON payment_notice TO prati_archivist;
