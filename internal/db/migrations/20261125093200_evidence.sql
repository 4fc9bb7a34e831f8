-- Evidence: items with the versions of what they hold, the claims they serve, and
-- their history. Contents are kept by their hash in file_blob; a link has the hash of
-- its address. Dates are written 2026-03-01, empty where there is none.

-- +goose Up
CREATE TABLE evidence_item (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    hash TEXT NOT NULL,
    url TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    date TEXT NOT NULL,
    year_from BIGINT NOT NULL,
    year_until BIGINT NOT NULL,
    expires TEXT NOT NULL,
    publisher TEXT NOT NULL,
    note TEXT NOT NULL,
    opd TEXT NOT NULL,
    state TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    reviewer_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    reviewed BIGINT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX evidence_item_hash ON evidence_item (hash);

CREATE TABLE evidence_version (
    region TEXT NOT NULL,
    item TEXT NOT NULL,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size BIGINT NOT NULL,
    pages BIGINT NOT NULL,
    marks TEXT NOT NULL,
    preview TEXT NOT NULL,
    scan TEXT NOT NULL,
    virus TEXT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region, item, number)
);
CREATE INDEX evidence_version_scan ON evidence_version (scan, at);

CREATE TABLE evidence_claim (
    region TEXT NOT NULL,
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    page BIGINT NOT NULL,
    note TEXT NOT NULL,
    year BIGINT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    PRIMARY KEY (region, kind, about, item)
);
CREATE INDEX evidence_claim_item ON evidence_claim (region, item);

CREATE TABLE evidence_event (
    region TEXT NOT NULL,
    item TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    deed TEXT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (region, item, id)
);
