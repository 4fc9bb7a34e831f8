-- People, what they were granted, and their ways in. People belong to no region:
-- the scope of a grant names it. Secrets are kept as hashes, times are UTC
-- milliseconds, 0 is no bound.

-- +goose Up
CREATE TABLE identity_person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    login TEXT NOT NULL UNIQUE,
    password TEXT NOT NULL,
    secret TEXT NOT NULL,
    step BIGINT NOT NULL,
    recovery TEXT NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE identity_grant (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    region TEXT NOT NULL,
    opd TEXT NOT NULL,
    dimension TEXT NOT NULL,
    acting TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    given_by TEXT NOT NULL
);
CREATE INDEX identity_grant_person ON identity_grant (person);

CREATE TABLE identity_link (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    valid_until BIGINT NOT NULL
);

CREATE TABLE identity_session (
    hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX identity_session_person ON identity_session (person);

CREATE TABLE identity_tries (
    handle TEXT NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    last BIGINT NOT NULL
);
