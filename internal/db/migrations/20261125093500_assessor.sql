-- Who judges the regions. The register, what ties assessors to regions and what they
-- signed belong to people, not to a region; seats and interviews belong to a region in
-- a cycle. A conflict is never removed, only lifted; a seat that ended stays. Lists of
-- codes are joined by spaces. Times are UTC milliseconds, 0 is never.

-- +goose Up
CREATE TABLE assessor_person (
    person TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    institution TEXT NOT NULL,
    homes TEXT NOT NULL,
    employer TEXT NOT NULL,
    fields TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    changed BIGINT NOT NULL,
    rev BIGINT NOT NULL
);

CREATE TABLE assessor_conflict (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    first_year BIGINT NOT NULL,
    last_year BIGINT NOT NULL,
    writer TEXT NOT NULL,
    writer_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    lifter TEXT NOT NULL,
    lifter_name TEXT NOT NULL,
    lifted BIGINT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE assessor_declaration (
    cycle TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (cycle, person)
);

CREATE TABLE assessor_event (
    person TEXT NOT NULL,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    writer TEXT NOT NULL,
    writer_name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (person, id)
);

CREATE TABLE assessor_seat (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    person TEXT NOT NULL,
    chair BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    writer TEXT NOT NULL,
    writer_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, person)
);
CREATE INDEX assessor_seat_person ON assessor_seat (person, state);

CREATE TABLE assessor_slot (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    starts BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    way TEXT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL,
    writer TEXT NOT NULL,
    writer_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    sender TEXT NOT NULL,
    sender_name TEXT NOT NULL,
    answered BIGINT NOT NULL,
    notes TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region)
);

CREATE TABLE assessor_guest (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    seq BIGINT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    came BOOLEAN NOT NULL,
    PRIMARY KEY (cycle, region, seq)
);

-- +goose Down
DROP TABLE assessor_guest;
DROP TABLE assessor_slot;
DROP TABLE assessor_seat;
DROP TABLE assessor_event;
DROP TABLE assessor_declaration;
DROP TABLE assessor_conflict;
DROP TABLE assessor_person;
