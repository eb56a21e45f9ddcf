-- Which installation made the log, and a UUID (version 4) for every session: records of many can be brought together.
CREATE TABLE installation (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    origin TEXT NOT NULL DEFAULT (
        lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
            || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
    )
) STRICT;

INSERT INTO installation (only) VALUES (1);

CREATE TABLE sessions (
    session TEXT PRIMARY KEY NOT NULL,
    uuid TEXT UNIQUE NOT NULL DEFAULT (
        lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
            || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
    ),
    origin TEXT NOT NULL
) STRICT;

INSERT INTO sessions (session, origin)
SELECT session, origin FROM (SELECT session, min(id) AS first FROM events GROUP BY session), installation
WHERE session != 'notes' ORDER BY first;

-- Triggers name a new session, so that no program can record one without: the session of an earlier release
-- that is still running gets a UUID, a later one is called by its own.
CREATE TRIGGER sessions_get_a_uuid AFTER INSERT ON events
WHEN NEW.seq = 0 AND NEW.session != 'notes'
    AND NEW.session NOT GLOB '????????-????-4???-[89ab]???-????????????'
BEGIN
    INSERT INTO sessions (session, origin) SELECT NEW.session, origin FROM installation;
END;

CREATE TRIGGER sessions_keep_their_uuid AFTER INSERT ON events
WHEN NEW.seq = 0 AND NEW.session != 'notes'
    AND NEW.session GLOB '????????-????-4???-[89ab]???-????????????'
BEGIN
    INSERT INTO sessions (session, uuid, origin) SELECT NEW.session, NEW.session, origin FROM installation;
END;

CREATE TRIGGER sessions_are_never_changed BEFORE UPDATE ON sessions
BEGIN
    SELECT RAISE(ABORT, 'sessions are never changed');
END;

CREATE TRIGGER sessions_are_never_deleted BEFORE DELETE ON sessions
BEGIN
    SELECT RAISE(ABORT, 'sessions are never deleted');
END;

CREATE TRIGGER the_installation_is_never_changed BEFORE UPDATE ON installation
BEGIN
    SELECT RAISE(ABORT, 'the installation is never changed');
END;

CREATE TRIGGER the_installation_is_never_deleted BEFORE DELETE ON installation
BEGIN
    SELECT RAISE(ABORT, 'the installation is never deleted');
END;
