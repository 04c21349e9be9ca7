-- What the scanner for malware says of each content that came in while one was set.
CREATE TABLE file_scans (
    sha256 character varying(64) NOT NULL,
    verdict character varying(40) NOT NULL,
    found character varying(200),
    asked_at timestamp with time zone NOT NULL,
    said_at timestamp with time zone,
    CONSTRAINT pk_file_scans PRIMARY KEY (sha256)
);
CREATE INDEX ix_file_scans_verdict_asked_at ON file_scans (verdict, asked_at);
