-- Files that people sent for an import and that wait for their word. After a day they
-- go, with their contents.

-- +goose Up
CREATE TABLE workspace_upload (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    opd TEXT NOT NULL,
    first_year BIGINT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX workspace_upload_at ON workspace_upload (at);

CREATE TABLE workspace_upload_file (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES workspace_upload (region, id) ON DELETE CASCADE
);
