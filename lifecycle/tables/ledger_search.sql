-- The ledger of Écluse, second part: the mémoires, what searches need besides ledger.sql, and who asked for what.

-- What is remembered of a mémoire de frais de justice besides its row in piece, whose id it has (acceptance.md 4.9).
-- mj is NULL until it is validated; cases are judicial data, masked wherever they are shown.
CREATE TABLE memoire (
  piece INTEGER PRIMARY KEY,
  tmp TEXT NOT NULL,
  mj TEXT,
  invoice TEXT NOT NULL,
  reference TEXT NOT NULL,
  category TEXT NOT NULL,
  provider_service TEXT NOT NULL,
  cases TEXT NOT NULL,
  copy_of TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX memoire_by_tmp ON memoire (tmp);
CREATE UNIQUE INDEX memoire_by_mj ON memoire (mj) WHERE mj IS NOT NULL;
CREATE INDEX memoire_by_invoice ON memoire (invoice) WHERE invoice <> '';
CREATE INDEX memoire_by_reference ON memoire (reference);
CREATE INDEX memoire_by_category ON memoire (category);
CREATE TRIGGER memoire_number_is_final BEFORE UPDATE OF tmp, mj ON memoire
  WHEN new.tmp <> old.tmp OR old.mj IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'the number of a mémoire is final'); END;

-- The MOE, MOA and valideurs of pieces, by which searches go, and what each of them may see (SRH-02, ORG-07).
CREATE TABLE part (
  structure TEXT NOT NULL,
  role TEXT NOT NULL,
  piece INTEGER NOT NULL,
  PRIMARY KEY (structure, role, piece)
) STRICT, WITHOUT ROWID;

-- Every name that a structure was called by, and their words: people search by names, pieces are found by identifiers.
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  structure TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (structure, name)
) STRICT;
CREATE VIRTUAL TABLE party_words USING fts5 (name, content = 'party', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER party_named AFTER INSERT ON party
  BEGIN INSERT INTO party_words (rowid, name) VALUES (new.id, new.name); END;

-- The reasons and comments of the later steps, by their words; the row is that of the transition.
CREATE VIRTUAL TABLE remark_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

-- What searches find pieces by; the gate writes most of them at the end of the index.
CREATE INDEX piece_by_cadre_and_state ON piece (cadre, state, id, type);
CREATE INDEX piece_by_type ON piece (type) WHERE type <> '380';
CREATE INDEX piece_by_issued ON piece (issued);
CREATE INDEX piece_by_state_at ON piece (state_at);
CREATE INDEX piece_by_service ON piece (service) WHERE service <> '';
CREATE INDEX piece_by_payable ON piece (payable_cents);
-- The engagements that are shown: those of which a piece is paid (ESP-08).
CREATE INDEX piece_by_paid_engagement ON piece (engagement) WHERE state = 'MISE_EN_PAIEMENT' AND engagement <> '';
-- The dashboard of mémoires reads only this (SCR-12); their cadre has the code A3 in every table.
CREATE INDEX piece_by_prestataire ON piece (supplier, state) WHERE cadre = 'A3';
CREATE INDEX error_by_code ON finding (code) WHERE severity = 'error';

-- What was downloaded by the console: by an account, and for the partner and the structures as which it sees the piece
-- (STS-26, SCR-06, SCR-08).
CREATE TABLE download (
  piece INTEGER NOT NULL,
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (piece, account)
) STRICT, WITHOUT ROWID;

-- Who asked for what leaves the house unmasked, or as a proof: exports, requests to see personal data (MFJ-28, FIS-04).
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_final BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
