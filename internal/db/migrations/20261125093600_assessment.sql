-- What assessors give and write about regions in an evaluation. A sheet holds all the
-- scores of one assessor for one region in one text, a line for each question, so that
-- a whole cycle is read as some thousand rows and not as some hundred thousand. Times
-- are UTC milliseconds, 0 is never; days are 2026-01-31.

-- +goose Up
CREATE TABLE assessment_sheet (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    assessor TEXT NOT NULL,
    name TEXT NOT NULL,
    locked BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL,
    strengths TEXT NOT NULL,
    weaknesses TEXT NOT NULL,
    recommendations TEXT NOT NULL,
    remarks TEXT NOT NULL,
    scores TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, assessor)
);
CREATE INDEX assessment_sheet_assessor ON assessment_sheet (assessor, cycle);

CREATE TABLE assessment_discussion (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    question TEXT NOT NULL,
    spread BIGINT NOT NULL,
    why TEXT NOT NULL,
    opened BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    closer TEXT NOT NULL,
    closer_name TEXT NOT NULL,
    ruling TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, question)
);

CREATE TABLE assessment_word (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (cycle, region, id)
);
CREATE INDEX assessment_word_question ON assessment_word (cycle, region, question, at);

CREATE TABLE assessment_clarification (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    assessor TEXT NOT NULL,
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    due BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, region, id)
);

CREATE TABLE assessment_turn (
    cycle TEXT NOT NULL,
    region TEXT NOT NULL,
    clarification TEXT NOT NULL,
    seq BIGINT NOT NULL,
    by_region BOOLEAN NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    items TEXT NOT NULL,
    PRIMARY KEY (cycle, region, clarification, seq)
);

CREATE TABLE assessment_session (
    cycle TEXT NOT NULL,
    id TEXT NOT NULL,
    held TEXT NOT NULL,
    place TEXT NOT NULL,
    quorum BIGINT NOT NULL,
    minutes TEXT NOT NULL,
    members TEXT NOT NULL,
    regions TEXT NOT NULL,
    closed BIGINT NOT NULL,
    closer TEXT NOT NULL,
    closer_name TEXT NOT NULL,
    rev BIGINT NOT NULL,
    PRIMARY KEY (cycle, id)
);

-- +goose Down
DROP TABLE assessment_session;
DROP TABLE assessment_turn;
DROP TABLE assessment_clarification;
DROP TABLE assessment_word;
DROP TABLE assessment_discussion;
DROP TABLE assessment_sheet;
