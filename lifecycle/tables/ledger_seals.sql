-- The proofs of the ledger: each row of `seal` stands for one flux recorded, or one later step, and for every row
-- that it added to the journal (lifecycle/seal.hpp). Numbers follow each other from 1, instants never go back.
CREATE TABLE seal (
  id INTEGER PRIMARY KEY,
  flux INTEGER NOT NULL,
  at INTEGER NOT NULL,
  spans TEXT NOT NULL,
  marks BLOB NOT NULL,
  content BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER seal_is_final BEFORE UPDATE ON seal
  BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER seal_stays BEFORE DELETE ON seal
  BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE INDEX seal_of ON seal (flux);

-- The root of the seals of a day of Paris, from the first to the last, once a later day has begun; `written` is
-- NULL until its file stands in preuves/.
CREATE TABLE day_root (
  day TEXT PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  root BLOB NOT NULL,
  written INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER day_root_is_final BEFORE UPDATE OF day, first, last, root ON day_root
  BEGIN SELECT RAISE(ABORT, 'the roots of days are append-only'); END;
CREATE TRIGGER day_root_stays BEFORE DELETE ON day_root
  BEGIN SELECT RAISE(ABORT, 'the roots of days are append-only'); END;

-- The files that left the archive by order: where they stood, and who ordered it.
CREATE TABLE purge (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  comment TEXT NOT NULL
) STRICT;
CREATE INDEX purge_of ON purge (sha256, day);
CREATE TRIGGER purge_is_final BEFORE UPDATE ON purge
  BEGIN SELECT RAISE(ABORT, 'purges are append-only'); END;
CREATE TRIGGER purge_stays BEFORE DELETE ON purge
  BEGIN SELECT RAISE(ABORT, 'purges are append-only'); END;
