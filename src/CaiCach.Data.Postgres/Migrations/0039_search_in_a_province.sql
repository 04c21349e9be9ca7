-- The search box over many bodies: words of names by an index of words, beginnings of codes compared letter by letter, the newest first.
CREATE INDEX ix_dossiers_owner_words ON dossiers USING gin (array_to_tsvector(array_remove(string_to_array(owner_key, ' '), ''))) WITH (fastupdate = off);
CREATE INDEX ix_dossiers_submitted_at_id ON dossiers (submitted_at, id);
DROP INDEX ix_dossiers_agency_id_owner_key_id;
ALTER TABLE dossiers ALTER COLUMN code TYPE character varying(60) COLLATE "C", ALTER COLUMN request_number TYPE character varying(60) COLLATE "C";
