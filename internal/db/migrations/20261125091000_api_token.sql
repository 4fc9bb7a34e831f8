-- Tokens with which programs act for a person. Secrets are kept as hashes; scopes are
-- verbs with spaces between them.

-- +goose Up
CREATE TABLE identity_api_token (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    region TEXT NOT NULL,
    created BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX identity_api_token_person ON identity_api_token (person);
