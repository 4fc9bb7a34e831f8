-- Editions of books, the contents of their files, and the work that makes them.
-- A content belongs to no region: it is known by its hash alone, and reached only
-- through a row that has one (publication_file). A task belongs to the program.
-- Times are UTC milliseconds.

-- +goose Up
CREATE TABLE file_blob (
    hash TEXT NOT NULL,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (hash)
);

CREATE TABLE file_chunk (
    hash TEXT NOT NULL,
    seq BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (hash, seq),
    FOREIGN KEY (hash) REFERENCES file_blob (hash) ON DELETE CASCADE
);

CREATE TABLE job_task (
    kind TEXT NOT NULL,
    handle TEXT NOT NULL,
    due BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    holder TEXT NOT NULL,
    lease BIGINT NOT NULL,
    trouble TEXT NOT NULL,
    PRIMARY KEY (kind, handle)
);
CREATE INDEX job_task_due ON job_task (due);

CREATE TABLE publication_edition (
    region TEXT NOT NULL,
    number BIGINT NOT NULL,
    outline TEXT NOT NULL,
    rev BIGINT NOT NULL,
    revision TEXT NOT NULL,
    state TEXT NOT NULL,
    step TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    asked BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (region, number),
    UNIQUE (region, fingerprint)
);

CREATE TABLE publication_file (
    region TEXT NOT NULL,
    edition BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    book TEXT NOT NULL,
    format TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    size BIGINT NOT NULL,
    PRIMARY KEY (region, edition, seq),
    FOREIGN KEY (region, edition) REFERENCES publication_edition (region, number) ON DELETE CASCADE
);
