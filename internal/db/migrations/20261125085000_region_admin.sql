-- What stands around the offices of a region: their history, officials, groups of
-- the dimensions, hand-overs, and who did what. None of it enters a plan's books.
-- Days are text, 2026-01-31, empty where there is none; moments are UTC
-- milliseconds, 0 is none.

-- +goose Up
CREATE TABLE region_event (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    decree TEXT NOT NULL,
    note TEXT NOT NULL,
    by_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, seq)
);

CREATE TABLE region_event_office (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    after BOOLEAN NOT NULL,
    seq BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (region, parent, after, seq),
    FOREIGN KEY (region, parent) REFERENCES region_event (region, id) ON DELETE CASCADE
);

CREATE TABLE region_official (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    rev BIGINT NOT NULL,
    name TEXT NOT NULL,
    nip TEXT NOT NULL,
    position TEXT NOT NULL,
    opd TEXT NOT NULL,
    day_from TEXT NOT NULL,
    day_until TEXT NOT NULL,
    acting TEXT NOT NULL,
    account TEXT NOT NULL,
    decree TEXT NOT NULL,
    PRIMARY KEY (region, id)
);

CREATE TABLE region_group (
    region TEXT NOT NULL,
    dimension TEXT NOT NULL,
    rev BIGINT NOT NULL,
    lead_opd TEXT NOT NULL,
    lead_person TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (region, dimension)
);

CREATE TABLE region_group_member (
    region TEXT NOT NULL,
    dimension TEXT NOT NULL,
    seq BIGINT NOT NULL,
    opd TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (region, dimension, seq),
    FOREIGN KEY (region, dimension) REFERENCES region_group (region, dimension) ON DELETE CASCADE
);

CREATE TABLE region_handover (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    from_person TEXT NOT NULL,
    from_name TEXT NOT NULL,
    to_person TEXT NOT NULL,
    to_name TEXT NOT NULL,
    last_day TEXT NOT NULL,
    note TEXT NOT NULL,
    accepted BIGINT NOT NULL,
    PRIMARY KEY (region, id)
);

CREATE TABLE region_handover_item (
    region TEXT NOT NULL,
    parent TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (region, parent, seq),
    FOREIGN KEY (region, parent) REFERENCES region_handover (region, id) ON DELETE CASCADE
);

CREATE TABLE region_entry (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    what TEXT NOT NULL,
    ref TEXT NOT NULL,
    old_text TEXT NOT NULL,
    new_text TEXT NOT NULL,
    PRIMARY KEY (region, id)
);
CREATE INDEX region_entry_at ON region_entry (region, at);
