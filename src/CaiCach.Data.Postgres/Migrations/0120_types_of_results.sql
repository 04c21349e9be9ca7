-- Which of the results of its procedure was issued; of what was issued before it is not known.
ALTER TABLE dossier_papers ADD COLUMN result_type_code character varying(60);
