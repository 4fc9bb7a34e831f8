-- Other ways in, the recovery of lost ones, and what happened to people and their
-- grants. Mail waits here until it is delivered; its text is emptied when it is
-- done with, since it may carry a one-time link. Times are UTC milliseconds, 0 is
-- no time.

-- +goose Up
CREATE TABLE mail_outbox (
    id TEXT NOT NULL PRIMARY KEY,
    about TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    written BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    due BIGINT NOT NULL,
    done BIGINT NOT NULL
);
CREATE INDEX mail_outbox_due ON mail_outbox (state, due);
CREATE INDEX mail_outbox_about ON mail_outbox (about, written);

CREATE TABLE mail_try (
    message TEXT NOT NULL,
    number BIGINT NOT NULL,
    tried BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (message, number)
);

CREATE TABLE identity_passkey (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    created BIGINT NOT NULL,
    used BIGINT NOT NULL
);
CREATE INDEX identity_passkey_person ON identity_passkey (person);

CREATE TABLE identity_ceremony (
    hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person TEXT NOT NULL,
    data TEXT NOT NULL,
    valid_until BIGINT NOT NULL
);

CREATE TABLE identity_outside (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL,
    email TEXT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_outside_person ON identity_outside (person);

CREATE TABLE identity_recovery (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX identity_recovery_person ON identity_recovery (person);

CREATE TABLE identity_confirmation (
    recovery TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    confirmed BIGINT NOT NULL,
    PRIMARY KEY (recovery, person)
);

CREATE TABLE identity_event (
    id TEXT NOT NULL PRIMARY KEY,
    happened BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    person TEXT NOT NULL,
    person_name TEXT NOT NULL,
    detail TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    region TEXT NOT NULL,
    opd TEXT NOT NULL,
    dimension TEXT NOT NULL
);
CREATE INDEX identity_event_happened ON identity_event (happened);
CREATE INDEX identity_event_person ON identity_event (person, happened);
