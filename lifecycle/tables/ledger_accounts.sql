-- The ledger of Écluse, fourth part: the people who look. What an account may do is the sum of its rows in right_step,
-- which are never changed (lifecycle/rights.hpp, acceptance.md ORG-09); secrets and sessions are kept apart, and are.
CREATE TABLE right_step (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  holder TEXT NOT NULL,
  service TEXT NOT NULL,
  application TEXT NOT NULL,
  level TEXT NOT NULL,
  rank TEXT NOT NULL,
  comment TEXT NOT NULL
) STRICT;
CREATE INDEX right_step_of ON right_step (account);
CREATE INDEX right_step_at ON right_step (holder_kind, holder);
CREATE TRIGGER right_step_is_final BEFORE UPDATE ON right_step
  BEGIN SELECT RAISE(ABORT, 'rights are append-only'); END;
CREATE TRIGGER right_step_stays BEFORE DELETE ON right_step
  BEGIN SELECT RAISE(ABORT, 'rights are append-only'); END;

-- Who may sign in, by e-mail in lower case. hash is empty until a password is set; failures count those in a row.
CREATE TABLE account (
  email TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  since INTEGER NOT NULL,
  hash TEXT NOT NULL DEFAULT '',
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  last_sign_in INTEGER
) STRICT, WITHOUT ROWID;

-- The sessions that stand. Of a token only its SHA-256 is kept.
CREATE TABLE session (
  token TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  began INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  last_time INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of ON session (email);

-- What people ask the gestionnaires for, and what they were answered (lifecycle/right_requests.hpp). application is empty where
-- somebody asks to be attached; answer, until he is answered.
CREATE TABLE right_request (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  holder TEXT NOT NULL,
  application TEXT NOT NULL,
  comment TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_by TEXT NOT NULL DEFAULT '',
  answered INTEGER
) STRICT;
CREATE INDEX right_request_of ON right_request (account);
CREATE INDEX right_request_waiting ON right_request (id) WHERE answer = '';
