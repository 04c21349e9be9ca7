-- How satisfied applicants are, once a dossier, and the links by which they say so.
CREATE TABLE ratings (
    dossier_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    officer_id uuid NULL,
    level character varying(40) NOT NULL,
    comment character varying(1000) NULL,
    rated_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_ratings PRIMARY KEY (dossier_id),
    CONSTRAINT fk_ratings_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_ratings_agency_id_rated_at ON ratings (agency_id, rated_at);
CREATE TABLE rating_links (
    token_hash character varying(64) NOT NULL,
    dossier_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_rating_links PRIMARY KEY (token_hash),
    CONSTRAINT fk_rating_links_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_rating_links_expires_at ON rating_links (expires_at);
