-- Files that people sent for an import and that wait for their word. The contents
-- stand in file_blob; after a day nobody asks for them any more.

-- +goose Up
CREATE TABLE workspace_upload (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    opd TEXT NOT NULL,
    first_year BIGINT NOT NULL,
    files TEXT NOT NULL,
    PRIMARY KEY (region, id)
);
