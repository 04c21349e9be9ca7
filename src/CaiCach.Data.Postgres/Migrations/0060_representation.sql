-- Who files for somebody else says by what right, and what the right covers until when.
ALTER TABLE dossiers ADD COLUMN representation_basis character varying(40) NULL;
ALTER TABLE dossiers ADD COLUMN representation_acts integer NULL;
ALTER TABLE dossiers ADD COLUMN representation_until date NULL;
ALTER TABLE dossiers ADD COLUMN authority_number character varying(100) NULL;
ALTER TABLE dossiers ADD COLUMN authority_signed_on date NULL;
ALTER TABLE dossiers ADD COLUMN authority_issued_by character varying(300) NULL;
ALTER TABLE dossiers ADD COLUMN head_name character varying(300) NULL;
ALTER TABLE dossiers ADD COLUMN head_id_number character varying(20) NULL;
ALTER TABLE dossiers ADD COLUMN head_title character varying(200) NULL;
