-- Results of an evaluation. Publications are the nation's, by cycle, and never change;
-- what stands behind the result of a region, objections, letters and reports belong to
-- a region within a cycle. Tables and dossiers are kept packed (gzip) beside the hash of
-- what is in them. Times are UTC milliseconds, 0 is never; lists are JSON.

-- +goose Up
CREATE TABLE result_publication (
    cycle TEXT NOT NULL,
    number BIGINT NOT NULL,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL,
    prepared BIGINT NOT NULL,
    preparer TEXT NOT NULL,
    preparer_name TEXT NOT NULL,
    announced BIGINT NOT NULL,
    announcer TEXT NOT NULL,
    announcer_name TEXT NOT NULL,
    moves TEXT NOT NULL,
    packed BYTEA NOT NULL,
    PRIMARY KEY (cycle, number)
);

CREATE TABLE result_dossier (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    hash TEXT NOT NULL,
    packed BYTEA NOT NULL,
    PRIMARY KEY (cycle, region, hash)
);

CREATE TABLE result_draft (
    cycle TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    prepared BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE result_exclusion (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    decree TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (cycle, region)
);

CREATE TABLE result_objection (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    question TEXT NOT NULL,
    reason TEXT NOT NULL,
    proofs TEXT NOT NULL,
    state TEXT NOT NULL,
    drafted BIGINT NOT NULL,
    drafter TEXT NOT NULL,
    drafter_name TEXT NOT NULL,
    sent BIGINT NOT NULL,
    sender TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    decided BIGINT NOT NULL,
    decider TEXT NOT NULL,
    decider_name TEXT NOT NULL,
    verdict TEXT NOT NULL,
    before_levels TEXT NOT NULL,
    after_levels TEXT NOT NULL,
    number BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, id)
);

CREATE TABLE result_mailing (
    cycle TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    pattern TEXT NOT NULL,
    start BIGINT NOT NULL,
    day TEXT NOT NULL,
    place TEXT NOT NULL,
    office TEXT NOT NULL,
    signatory TEXT NOT NULL,
    title TEXT NOT NULL,
    nip TEXT NOT NULL,
    state TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    ended BIGINT NOT NULL,
    rev BIGINT NOT NULL
);

CREATE TABLE result_paper (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    letter TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, number, kind)
);

-- +goose Down
DROP TABLE result_paper;
DROP TABLE result_mailing;
DROP TABLE result_objection;
DROP TABLE result_exclusion;
DROP TABLE result_draft;
DROP TABLE result_dossier;
DROP TABLE result_publication;
