-- The yearly evaluation as it runs: cycles with their calendar, the regions that take
-- part, what has happened to each of them and what is counted on the way. Cycles and
-- calendars belong to the nation; the rest to a region within a cycle. Times are UTC
-- milliseconds, 0 is never; days are 2026-01-31.

-- +goose Up
CREATE TABLE evaluation_cycle (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    year BIGINT NOT NULL,
    assessors BIGINT NOT NULL,
    spread BIGINT NOT NULL,
    sample BIGINT NOT NULL,
    previous TEXT NOT NULL,
    state TEXT NOT NULL,
    changed BIGINT NOT NULL,
    rev BIGINT NOT NULL
);

CREATE TABLE evaluation_cohort (
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    name TEXT NOT NULL,
    instrument TEXT NOT NULL,
    PRIMARY KEY (cycle, id)
);

CREATE TABLE evaluation_window (
    cycle TEXT NOT NULL,
    stage TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    PRIMARY KEY (cycle, stage)
);

CREATE TABLE evaluation_extension (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    stage TEXT NOT NULL,
    closes TEXT NOT NULL,
    decree TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, id)
);

CREATE TABLE evaluation_participant (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    cohort TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region)
);
CREATE INDEX evaluation_participant_region ON evaluation_participant (region, cycle);

CREATE TABLE evaluation_mark (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    mark TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, mark)
);

CREATE TABLE evaluation_progress (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    track TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, track)
);

CREATE TABLE evaluation_event (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (cycle, region, id)
);
CREATE INDEX evaluation_event_at ON evaluation_event (cycle, at);

-- +goose Down
DROP TABLE evaluation_event;
DROP TABLE evaluation_progress;
DROP TABLE evaluation_mark;
DROP TABLE evaluation_participant;
DROP TABLE evaluation_extension;
DROP TABLE evaluation_window;
DROP TABLE evaluation_cohort;
DROP TABLE evaluation_cycle;
