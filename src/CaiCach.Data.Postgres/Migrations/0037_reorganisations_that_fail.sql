-- What keeps a reorganisation from being carried out is kept for its administrator; what is settled is no longer looked at every few seconds.
ALTER TABLE reorganisations ADD COLUMN settled_at timestamp with time zone;
ALTER TABLE reorganisations ADD COLUMN failed_at timestamp with time zone;
ALTER TABLE reorganisations ADD COLUMN failure character varying(200);
