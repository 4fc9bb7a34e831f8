-- Long texts of the chapters, as canonical JSON.

-- +goose Up
CREATE TABLE plan_narrative (
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    handle TEXT NOT NULL,
    seq BIGINT NOT NULL,
    rev BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "chapter" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    PRIMARY KEY (region, id),
    UNIQUE (region, handle)
);
