-- The register of communes under their names by day, and the units of three levels that they were made of; the commune of an address beside its text.
CREATE TABLE communes (
    code character varying(5) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    name character varying(100) NOT NULL,
    kind character varying(40) NOT NULL,
    province_code character varying(2) NOT NULL,
    CONSTRAINT pk_communes PRIMARY KEY (code, valid_from)
);
CREATE TABLE commune_old_names (
    code character varying(5) NOT NULL,
    valid_from date NOT NULL,
    number integer NOT NULL,
    name character varying(100) NOT NULL,
    district character varying(100) NOT NULL,
    province character varying(100) NOT NULL,
    CONSTRAINT pk_commune_old_names PRIMARY KEY (code, valid_from, number),
    CONSTRAINT fk_commune_old_names_communes_code_valid_from FOREIGN KEY (code, valid_from) REFERENCES communes (code, valid_from) ON DELETE CASCADE
);
ALTER TABLE dossiers ADD COLUMN commune_code character varying(5);
ALTER TABLE petitions ADD COLUMN commune_code character varying(5);
ALTER TABLE provinces ADD COLUMN is_city boolean NOT NULL DEFAULT false;
UPDATE provinces SET is_city = true WHERE code IN ('01', '31', '46', '48', '79', '92');
